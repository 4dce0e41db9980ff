import { describe, expect, it } from 'vitest'
import { candidates, type PraiseCandidate, selection } from '#server/ritual/meetings/items/praise/praise-rules'
import type { PledgeOutcome } from '#server/ritual/pledges/pledge-outcomes.service'
import type { PraiseReason } from '#shared/ritual/meetings/praise'
import { type Away, aPerson, aView, BROADBAND, G3, onEach, recentDays, type Sales } from '#test/support/plain-view'

// Wednesday to Wednesday, ten working days and the praised one.
const [D1, D2, D3, D4, D5] = ['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-06', '2015-04-07']
const [D6, D7, D8, D9, D10] = ['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-13', '2015-04-14']
const ALL = [D1, D2, D3, D4, D5, D6, D7, D8, D9, D10]

const four = aView({ participants: ['w1', 'w2', 'e1', 'e2'].map((id) => aPerson(id)) })

interface Looks {
  day?: string
  sales?: Sales
  away?: Away
  outcomes?: PledgeOutcome[]
  helped?: [string, number][]
  view?: typeof four
}

function all({ day = D10, sales = {}, away = {}, outcomes = [], helped = [], view = four }: Looks) {
  const days = recentDays(view, day, sales, away)
  const isKept = (id: string, on: string) =>
    outcomes.some((each) => each.participantId === id && each.day === on && each.isKept)
  const ofDay = outcomes.filter((each) => each.day === day)
  const found = candidates({ days, outcomes: ofDay, pledges: { isKept }, helped: new Map(helped) })
  for (const each of found) expect(each).toHaveProperty('reason')
  return found
}
const praised = (reason: PraiseReason, looks: Looks) =>
  all(looks)
    .filter((each) => each.reason === reason)
    .map(({ participantId, value }) => [participantId, value])
const outcome = (participantId: string, day: string, isKept = true, g3 = 1): PledgeOutcome => ({
  ...{ participantId, day, isKept, lines: [{ metricId: G3, quantity: g3 }] },
})

describe('praise for the most', () => {
  it('goes to the one with the most points, and of each metric to the one who sold most of it', () => {
    const sales = { w1: { [D10]: { g3: 5 } }, e1: { [D10]: { broadband: 3 } }, e2: { [D10]: { g3: 1 } } }

    expect(praised('most_points', { sales })).toEqual([['e1', 15]])
    expect(all({ sales }).filter((each) => each.reason === 'most_of_metric')).toMatchObject([
      { participantId: 'w1', metricId: G3, value: 5, compared: null },
      { participantId: 'e1', metricId: BROADBAND, value: 3, compared: null },
    ])
  })

  it('goes to no one where nothing was sold, pledged or learnt', () => {
    expect(all({})).toEqual([])
    expect(all({ outcomes: [outcome('w1', D10, false)] })).toEqual([])
    expect(all({ day: D1 })).toEqual([])
  })

  it('goes to no one on a day without a sale, whatever was sold before', () => {
    const sales = { w1: { [D9]: { g3: 5 } } }

    expect([...praised('most_points', { sales }), ...praised('most_of_metric', { sales })]).toEqual([])
  })
})

describe('praise for a first sale after a dry spell', () => {
  const today = { g3: 1 }
  const spell = (sales: Sales, away: Away = {}) => praised('first_after_dry_spell', { sales, away })

  it('needs three days without a sale: two are no dry spell', () => {
    expect(spell({ w1: { [D7]: today, [D10]: today } })).toEqual([])
    expect(spell({ w1: { [D6]: today, [D10]: today } })).toEqual([['w1', 3]])
  })

  it('counts the days on duty only, the longest first', () => {
    const sales = { w1: { [D5]: today, [D10]: today }, e1: { [D3]: today, [D10]: today } }

    expect(spell(sales, { [D6]: ['w1'], [D7]: ['w1'] })).toEqual([['e1', 6]])
    expect(spell(sales)).toEqual([
      ['e1', 6],
      ['w1', 4],
    ])
  })

  it('counts from the start for people who had sold nothing, and not at all without a sale on the day', () => {
    expect(spell({ w1: { [D10]: today } })).toEqual([['w1', 9]])
    expect(spell({ w1: { [D1]: today } })).toEqual([])
  })
})

describe('praise for a streak of kept pledges', () => {
  const streak = (outcomes: PledgeOutcome[], away: Away = {}) => praised('pledge_streak', { outcomes, away })

  it('needs three days on duty in a row up to the praised one', () => {
    expect(streak([D9, D10].map((day) => outcome('w1', day)))).toEqual([])
    expect(streak([D8, D9, D10].map((day) => outcome('w1', day)))).toEqual([['w1', 3]])
    expect(streak([D6, D7, D8, D9].map((day) => outcome('w1', day)))).toEqual([])
  })

  it('ends at a pledge that was not kept, and leaps over days off', () => {
    const days = [outcome('w1', D6), outcome('w1', D7, false), ...[D8, D9, D10].map((day) => outcome('w1', day))]
    const kept = [D5, D6, D9, D10].map((day) => outcome('e1', day))

    expect(streak([...days, ...kept], { [D7]: ['e1'], [D8]: ['e1'] })).toEqual([
      ['e1', 4],
      ['w1', 3],
    ])
  })

  it('may be as long as the contest', () => {
    expect(streak(ALL.map((day) => outcome('w1', day)))).toEqual([['w1', 10]])
  })
})

describe('praise for a pledge', () => {
  it('goes to kept ones of the day alone, by what was sold against what was pledged', () => {
    const sales = { w1: { [D10]: { g3: 3 } }, e1: { [D10]: { g3: 4 } }, e2: { [D10]: { g3: 9 } } }
    const outcomes = [
      outcome('w1', D10, true, 2),
      outcome('e1', D10, true, 2),
      outcome('e2', D10, false, 1),
      outcome('w2', D9, true, 1),
      { participantId: 'w2', day: D10, isKept: true, lines: [] },
    ]

    expect(praised('best_against_pledge', { sales, outcomes })).toEqual([
      ['e1', 200],
      ['w1', 150],
    ])
  })
})

describe('praise for a rise', () => {
  const before = [D1, D2, D3, D4, D5]
  const recent = [D6, D7, D8, D9, D10]
  const rise = (sales: Sales, away: Away = {}) => praised('biggest_rise', { sales, away })

  it('compares the last five working days with the five before, the steepest first', () => {
    const sales = {
      w1: { ...onEach(before, { g3: 1 }), ...onEach(recent, { g3: 2 }) },
      e1: { ...onEach(before, { g3: 1 }), ...onEach(recent, { g3: 3 }) },
      e2: onEach([...before, ...recent], { g3: 5 }),
    }

    expect(rise(sales)).toEqual([
      ['e1', 20],
      ['w1', 10],
    ])
    expect(all({ sales }).find((each) => each.reason === 'biggest_rise')?.compared).toBe(10)
  })

  it('is counted per day on duty, and needs three of both fives', () => {
    const sales = { w1: { ...onEach(before, { g3: 1 }), ...onEach(recent, { g3: 2 }) } }

    expect(rise(sales, { [D1]: ['w1'], [D6]: ['w1'], [D7]: ['w1'] })).toEqual([['w1', 10]])
    expect(rise(sales, { [D6]: ['w1'], [D7]: ['w1'], [D8]: ['w1'] })).toEqual([])
    expect(rise(sales, { [D1]: ['w1'], [D2]: ['w1'], [D3]: ['w1'] })).toEqual([])
    expect(rise(sales, { [D1]: ['w1'], [D2]: ['w1'] })).toEqual([['w1', 10]])
  })
})

describe('praise for others', () => {
  it('goes to those whose lessons helped, the most first', () => {
    const helped: Looks['helped'] = [
      ['w1', 1],
      ['e1', 3],
    ]

    expect(praised('helping', { helped })).toEqual([
      ['e1', 3],
      ['w1', 1],
    ])
  })

  it('goes to newcomers for the first sale, once', () => {
    const view = aView({
      participants: [
        aPerson('w1', { activeFrom: D1 }),
        aPerson('w2', { activeFrom: D8 }),
        aPerson('e1', { activeFrom: D8 }),
        aPerson('e2'),
        aPerson('e3', { activeFrom: D8 }),
      ],
    })
    const today = { [D10]: { g3: 1, deals: 2 } }
    const sales = { w1: today, w2: today, e1: { ...today, [D9]: { g3: 1 } }, e2: today }

    expect(praised('first_deal', { sales, view })).toEqual([['w2', 2]])
  })
})

describe('the praise of a morning', () => {
  const candidate = (participantId: string, reason: PraiseReason, value = 1, metricId: string | null = null) => ({
    ...{ participantId, reason, metricId, value, compared: null },
  })
  const names = (chosen: PraiseCandidate[]) => chosen.map(({ participantId, reason }) => `${participantId} ${reason}`)

  it('names six people at most, however many reasons there are', () => {
    const metrics = Array.from({ length: 9 }, (_, n) => candidate(`p${n}`, 'most_of_metric', 1, `metric${n}`))

    expect(selection(metrics)).toHaveLength(6)
    expect(selection(metrics.slice(0, 5))).toHaveLength(5)
  })

  it('names each person once, and gives another reason to the next one who deserves it', () => {
    const chosen = selection([
      candidate('w1', 'most_points'),
      candidate('w1', 'most_of_metric', 1, G3),
      candidate('w1', 'pledge_streak', 5),
      candidate('e1', 'pledge_streak', 4),
      candidate('e1', 'helping'),
    ])

    expect(names(chosen)).toEqual(['w1 most_points', 'e1 pledge_streak'])
  })

  it('never passes "the most" on to someone who has less', () => {
    const chosen = selection([
      candidate('w1', 'most_points', 9),
      candidate('w1', 'most_of_metric', 5, G3),
      candidate('e1', 'most_of_metric', 4, G3),
    ])

    expect(names(chosen)).toEqual(['w1 most_points'])
  })
})
