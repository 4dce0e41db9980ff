import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import { NO_TOTALS } from '#shared/ledger/standings/contract'
import type { OwnLine, OwnLineChange } from '#shared/ledger/standings/own-line'
import { feedAt, type LiveBatch, type LiveEvent, type ShownEvent } from '#shared/live/protocol'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { applyBatch, applyReplay, judgeHead, type LiveState } from '#web/live/live-state'
import { applyOwnLine, withoutPlace } from '#web/live/own-line'

const [TODAY, AT] = ['2015-04-10', '2015-04-10T00:00:00.000Z']

const opened = (seq: number): ShownEvent => ({ seq, at: AT, fact: { type: 'team.opened', teamId: 'west', day: TODAY } })
const sold = (seq: number, businessDate = TODAY): LiveEvent => {
  const team = { teamId: 'west' }
  const sale = { dealId: 'deal', participantId: 'a', name: '张三', lines: [], nthOfDay: 1 }
  const flags = { isSilent: false, isFirstOfDay: false, pledgeState: 'kept' } as const
  return { seq, at: AT, fact: { type: 'deal.recorded', ...sale, ...flags, businessDate, team } }
}
const SIX = { teamId: 'west', whole: { ...NO_TOTALS, points: 6 }, today: { ...NO_TOTALS, points: 6 } }
const batch = (events: LiveEvent[], changes: Partial<LiveBatch> = {}): LiveBatch => ({
  contestId: 'contest',
  epoch: 'one',
  today: TODAY,
  events,
  boards: {},
  ...changes,
})
const BOARD = 'whole:points'
const OWN: OwnLine = {
  seq: 9,
  standing: { participantId: 'a', teamId: 'west', whole: NO_TOTALS, today: NO_TOTALS },
  place: { board: BOARD, of: 24, rank: 3, gap: 5 },
}
const change = (changes: Partial<OwnLineChange> = {}) => ({ contestId: 'contest', after: 9, seq: 10, ...changes })
const AT_TEN: LiveState = {
  epoch: 'one',
  seq: 10,
  today: TODAY,
  contest: { participants: [] } as unknown as ContestView,
  teams: [{ teamId: 'west', whole: NO_TOTALS, today: NO_TOTALS }],
  boards: { 'whole:points': [{ participantId: 'a', value: 1, rank: 1 }], 'today:points': [] },
  pledges: [],
  ritual: { meetings: [], report: null, benchmarks: [], ceremony: null, absent: [], lists: [] },
  feed: [],
  lines: undefined,
  me: OWN,
  view: 'public',
  holds: ['people', 'pledges', 'feed'],
}

describe('a batch', () => {
  it('[LP4] is skipped when its numbers are known, applied when it is next, asked for on a gap or an overlap', () => {
    const kind = (...numbers: number[]) => {
      const step = applyBatch(AT_TEN, batch(numbers.map(opened)))
      return step.kind === 'ask' ? step.for : step.kind
    }

    expect(kind(9, 10)).toBe('known')
    expect(kind(11, 12)).toBe('applied')
    expect(kind(12)).toBe('missed')
    expect(kind(10, 11)).toBe('missed')
    expect(kind(11, 13)).toBe('snapshot')
  })

  it('[LP5] brings the changed lists and leaves the others', () => {
    const boards = { 'today:points': [{ participantId: 'b', value: 2, rank: 1 }] }

    const step = applyBatch(AT_TEN, batch([sold(11), sold(12)], { boards, teams: [SIX] }))

    expect(step).toMatchObject({
      kind: 'applied',
      state: {
        seq: 12,
        boards: { ...AT_TEN.boards, ...boards },
        teams: [{ whole: { points: 6 }, today: { points: 6 } }],
      },
    })
  })

  it('moves the pledges of today only by deals of today', () => {
    const pledge = { participantId: 'a', state: 'open' } as unknown as PledgeView
    const stateAfter = (event: LiveEvent) => {
      const step = applyBatch({ ...AT_TEN, pledges: [pledge] }, batch([event]))
      return step.kind === 'applied' && step.state.pledges[0]?.state
    }

    expect(stateAfter(sold(11))).toBe('kept')
    expect(stateAfter(sold(11, '2015-04-09'))).toBe('open')
  })

  it('[LP8] of another epoch or day leads to a snapshot', () => {
    expect(applyBatch(AT_TEN, batch([opened(11)], { epoch: 'two' }))).toEqual({ kind: 'ask', for: 'snapshot' })
    expect(applyBatch(AT_TEN, batch([opened(11)], { today: '2015-04-11' }))).toEqual({ kind: 'ask', for: 'snapshot' })
  })
})

describe('a replay', () => {
  const replay = (events: LiveEvent[], seq: number, view = 'public') =>
    applyReplay(AT_TEN, { kind: 'replay', epoch: 'one', seq, today: TODAY, build: '', view, events, boards: {} })

  it('[LP3] is applied when it follows, and not at all otherwise', () => {
    expect(replay([sold(11)], 11)).toMatchObject({ seq: 11, feed: [{ seq: 11 }] })
    expect(replay([], 10)).toMatchObject({ seq: 10 })
    expect(replay([opened(12)], 12)).toBeUndefined()
    expect(replay([opened(11)], 12)).toBeUndefined()
  })

  it('[LP3] brings the lists that changed and leaves the others', () => {
    expect(replay([sold(11)], 11)?.boards).toEqual(AT_TEN.boards)
  })

  it('[LP3] that another answer overtook adds only what is new', () => {
    expect(replay([sold(9), sold(10), sold(11)], 11)).toMatchObject({ seq: 11, feed: [{ seq: 11 }] })
    expect(replay([sold(9)], 9)).toBe(AT_TEN)
  })

  it('[LP19] of another view is not taken: it would leave out what this one shows', () => {
    expect(replay([], 10, 'ledger_keepers')).toBeUndefined()
  })

  it('[LP8] of a changed contest leads to a snapshot', () => {
    expect(replay([{ seq: 11, at: AT, fact: { type: 'contest.changed', what: 'people' } }], 11)).toBeUndefined()
  })
})

describe('an own line', () => {
  const after = (changes: Partial<OwnLineChange>) => applyOwnLine(AT_TEN, change(changes))?.me

  it('[LP18] changes in what the message says, and keeps the rest', () => {
    expect(after({ place: { rank: 2, gap: 1 } })).toEqual({
      ...{ seq: 10, standing: OWN.standing },
      place: { board: BOARD, of: 24, rank: 2, gap: 1 },
    })
    expect(after({ figures: { sold: { points: [4, 3, 2, 1] } } })).toMatchObject({
      standing: { whole: { points: 4 }, month: { points: 3 }, week: { points: 2 }, today: { points: 1 } },
      place: OWN.place,
    })
    expect(after({ place: null })?.place).toBeUndefined()
  })

  it('[LP18] skips what it has, and asks after a lost message', () => {
    expect(applyOwnLine(AT_TEN, change({ seq: 9, after: 7 }))).toBe(AT_TEN)
    expect(applyOwnLine(AT_TEN, change({ seq: 12, after: 11 }))).toBeUndefined()
    expect(applyOwnLine({ ...AT_TEN, me: undefined }, change())).toBeUndefined()
  })

  it('[LP18] takes no place of the list before for one of the next', () => {
    const looking = withoutPlace(AT_TEN)

    expect(applyOwnLine(looking, change({ place: { rank: 2, gap: 1 } }))?.me?.place).toBeUndefined()
    const place = { board: 'today:points', of: 24, rank: 7, gap: 2 } as const
    const answer = (seq: number) => applyOwnLine(looking, { contestId: 'contest', seq, place })?.me
    expect(answer(9)).toEqual({ ...OWN, place })
    expect(answer(12)).toEqual({ ...OWN, place })
    expect(answer(8)?.place).toBeUndefined()
  })
})

describe('a head', () => {
  const judge = (changes: object) =>
    judgeHead(AT_TEN, { contestId: 'contest', epoch: 'one', seq: 10, today: TODAY, build: '', ...changes })

  it('[LP7] tells whether something was missed, [LP8] or everything is another', () => {
    expect(judge({})).toBe('in step')
    expect(judge({ meSeq: 9 })).toBe('in step')
    expect(judge({ meSeq: 10 })).toBe('missed')
    expect(judge({ seq: 11 })).toBe('missed')
    expect(judge({ seq: 9 })).toBe('snapshot')
    expect(judge({ epoch: 'two' })).toBe('snapshot')
    expect(judge({ today: '2015-04-11' })).toBe('snapshot')
  })
})

describe('the feed', () => {
  it('[LP10] is the same whether it was read at once or grew fact by fact', () => {
    const events = Array.from(
      { length: 700 },
      (_, n): LiveEvent => (n % 97 ? { seq: n + 1, hidden: true } : opened(n + 1)),
    )
    let grown: ShownEvent[] = []
    for (const event of events) grown = feedAt(event.seq, [event], grown)

    expect(grown).toEqual(feedAt(700, events.slice(-500)))
    expect(grown.map((event) => event.seq)).toEqual([680, 583, 486, 389, 292])
  })
})
