import { describe, expect, it } from 'vitest'
import type { PledgeOutcome } from '#server/ritual/pledges/pledge-outcomes.service'
import { allGaps, isPersonal, shareOf } from '#server/ritual/shortfalls/gap-rules'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { aPerson, aView, BROADBAND, EAST, G3, recentDays, WEST } from '#test/support/plain-view'

const DAY = '2015-04-10'
const goal = (teamId: string | null, metricId: string, target: number) => ({
  ...{ teamId, metricId, target, challenge: target },
})
const view = aView({
  startsOn: '2015-04-06',
  endsOn: '2015-04-15',
  goals: [goal(WEST, G3, 21), goal(EAST, G3, 10)],
  participants: [
    aPerson('w1', { area: '东街' }),
    aPerson('w2', { area: '西街' }),
    aPerson('w3', { activeTo: '2015-04-09', area: '西街' }),
    aPerson('e1', { area: '东街' }),
  ],
})
const sales = {
  w1: { [DAY]: { g3: 3 }, '2015-04-07': { g3: 2 } },
  e1: { [DAY]: { g3: 1, broadband: 4 } },
  w3: { '2015-04-06': { g3: 5 } },
}
const line = (participantId: string, quantity: number): ParticipantStanding => {
  const metrics = quantity > 0 ? { [G3]: { quantity, reachedSeq: 1 } } : {}
  const totals = { points: 0, deals: 1, reachedSeq: 1, metrics }
  return { participantId, teamId: WEST, whole: totals, today: totals }
}
const lines = [line('w1', 5), line('w2', 0), line('w3', 5), line('e1', 1)]
const outcomes: PledgeOutcome[] = [
  ...[
    { participantId: 'w1', day: DAY, isKept: false, lines: [{ metricId: G3, quantity: 4 }] },
    { participantId: 'w1', day: '2015-04-09', isKept: false, lines: [{ metricId: G3, quantity: 70 }] },
    { participantId: 'w2', day: DAY, isKept: false, lines: [{ metricId: BROADBAND, quantity: 70 }] },
  ],
]
const gapsNow = () => allGaps({ days: recentDays(view, DAY, sales), lines, outcomes })
const gap = (teamId: string | null, area: string | null = null) =>
  gapsNow().find((each) => each.metricId === G3 && each.teamId === teamId && each.area === area)

describe('a gap', () => {
  it('is looked for in the contest, in each team and in each area, for metrics with a goal alone', () => {
    expect(gapsNow().map(({ metricId, teamId, area }) => [metricId, teamId, area])).toEqual([
      [G3, null, null],
      [G3, WEST, null],
      [G3, EAST, null],
      [G3, null, '东街'],
      [G3, null, '西街'],
    ])
  })

  it('compares what counts with what is due by the schedule', () => {
    expect(gap(null)).toMatchObject({ actual: 11, due: 16 })
    expect(gap(WEST)).toMatchObject({ actual: 10, due: 11 })
    expect(gap(EAST)).toMatchObject({ actual: 1, due: 5 })
  })

  it('says what was pledged and sold on the day', () => {
    expect(gap(null)).toMatchObject({ pledged: 4, sold: 4 })
    expect(gap(EAST)).toMatchObject({ pledged: 0, sold: 1 })
    expect(gap(WEST)).toMatchObject({ pledged: 4, sold: 3 })
  })

  it('has the days of the last week that lie in the contest, oldest first', () => {
    expect(gap(WEST)?.trend).toEqual([
      { day: '2015-04-06', quantity: 5 },
      { day: '2015-04-07', quantity: 2 },
      { day: '2015-04-08', quantity: 0 },
      { day: '2015-04-09', quantity: 0 },
      { day: '2015-04-10', quantity: 3 },
    ])
    const later = allGaps({ days: recentDays(view, '2015-04-15', sales), lines, outcomes })
    expect(later[0]?.trend.map(({ day }) => day)).toEqual([
      ...['2015-04-09', '2015-04-10', '2015-04-11', '2015-04-12', '2015-04-13', '2015-04-14', '2015-04-15'],
    ])
  })

  it('of an area is asked for the even share of those who hold it and are in', () => {
    // 21 by two who are in, and 10 by one; w3 has left.
    expect(gap(null, '东街')).toMatchObject({ actual: 6, due: Math.ceil(20.5 / 2) })
    expect(gap(null, '西街')).toMatchObject({ actual: 5, due: Math.ceil(10.5 / 2) })
  })

  it('of an area is none where its people have left or their team has no goal', () => {
    const gone = [aPerson('w1'), aPerson('w2', { area: '北街', activeTo: '2015-04-08' })]
    const areasOf = (goals: typeof view.goals, participants = gone) =>
      allGaps({ days: recentDays({ ...view, goals, participants }, DAY, {}), lines: [], outcomes: [] }).map(
        (each) => each.area,
      )

    expect(areasOf(view.goals)).toEqual([null, null, null])
    expect(areasOf([goal(null, G3, 9)], [aPerson('w1', { area: '北街' })])).toEqual([null])
  })
})

describe('the missing share', () => {
  it.each([
    [5, 10, 0.5],
    [10, 10, 0],
    [12, 10, 0],
    [2, 3, 0.333],
    [0, 0, 0],
    [0, 7, 1],
  ])('of %d where %d were due is %d', (actual, due, share) => {
    expect(shareOf({ actual, due })).toBe(share)
  })
})

describe('an area of few people', () => {
  const holding = (count: number) => Array.from({ length: count }, (_, n) => aPerson(`w${n}`, { area: '东街' }))

  it('is not named: with one or two people it would name them', () => {
    const others = [aPerson('e1', { area: '西街' }), aPerson('e2', { area: '' })]

    expect(isPersonal([...holding(1), ...others], { area: '东街' })).toBe(true)
    expect(isPersonal([...holding(2), ...others], { area: '东街' })).toBe(true)
    expect(isPersonal([...holding(3), ...others], { area: '东街' })).toBe(false)
    expect(isPersonal(holding(1), { area: null })).toBe(false)
  })
})
