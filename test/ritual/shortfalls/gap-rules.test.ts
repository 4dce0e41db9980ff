import { describe, expect, it } from 'vitest'
import type { Territory, TerritoryHolder } from '#server/contest/territories/territory.entity'
import { TerritoryMap } from '#server/contest/territories/territory-map'
import type { PledgeOutcome } from '#server/ritual/pledges/pledge-outcomes.service'
import { gapPlaces } from '#server/ritual/shortfalls/gap-places'
import { allGaps, isPersonal, shareOf } from '#server/ritual/shortfalls/gap-rules'
import type { Segment } from '#shared/contest/territories/contract'
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
  participants: [aPerson('w1'), aPerson('w2'), aPerson('w3', { activeTo: '2015-04-09' }), aPerson('e1')],
})
const territory = (id: string, name: string, segment: Segment | null): Territory => ({
  ...{ id, contestId: 'contest', name, key: name, segment, trade: null, subTrade: '', doors: null },
  createdAt: new Date(0),
})
const held = (territoryId: string, participantId: string): TerritoryHolder => ({
  ...{ id: `${territoryId}:${participantId}`, contestId: 'contest', territoryId, participantId, from: null, to: null },
})
/** 东街 is held by w1 and e1, 西街 by w2 and w3, and 市场 by w1 as well; no one holds 空白. */
const map = new TerritoryMap(
  [territory('a', '东街', 'street'), territory('b', '西街', 'street'), territory('c', '市场', 'market')].concat(
    territory('d', '空白', 'office'),
  ),
  [held('a', 'w1'), held('a', 'e1'), held('b', 'w2'), held('b', 'w3'), held('c', 'w1')],
)
const placeSales = [
  { territoryId: 'a', metricId: G3, day: DAY, quantity: 2, cancelled: 0 },
  { territoryId: 'a', metricId: G3, day: '2015-04-07', quantity: 3, cancelled: 0 },
  { territoryId: 'a', metricId: BROADBAND, day: DAY, quantity: 50, cancelled: 0 },
  { territoryId: 'b', metricId: G3, day: '2015-04-08', quantity: 5, cancelled: 0 },
  { territoryId: 'c', metricId: G3, day: DAY, quantity: 1, cancelled: 0 },
]
const placeVisits = [
  { territoryId: 'a', day: DAY, visits: 2 },
  { territoryId: 'a', day: '2015-04-08', visits: 1 },
  { territoryId: 'c', day: DAY, visits: 4 },
]
const places = gapPlaces(map, DAY, { sales: placeSales, visits: placeVisits })
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
const gapsNow = () => allGaps({ days: recentDays(view, DAY, sales), lines, outcomes, places })
const gap = (teamId: string | null, area: string | null = null) =>
  gapsNow().find(
    (each) => each.metricId === G3 && each.teamId === teamId && each.area === area && each.segment === null,
  )
const gapOfSegment = (segment: Segment) => gapsNow().find((each) => each.segment === segment)

describe('a gap', () => {
  it('is looked for in the contest, in each team, segment and territory, for metrics with a goal alone', () => {
    expect(gapsNow().map(({ metricId, teamId, area, segment }) => [metricId, teamId, area ?? segment])).toEqual([
      [G3, null, null],
      [G3, WEST, null],
      [G3, EAST, null],
      ...['market', 'street', '东街', '西街', '市场'].map((place) => [G3, null, place]),
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
    const later = allGaps({ days: recentDays(view, '2015-04-15', sales), lines, outcomes, places })
    expect(later[0]?.trend.map(({ day }) => day)).toEqual([
      ...['2015-04-09', '2015-04-10', '2015-04-11', '2015-04-12', '2015-04-13', '2015-04-14', '2015-04-15'],
    ])
  })

  it('of a place says how often someone was there, and of others nothing', () => {
    expect([gap(null, '东街'), gap(null, '西街'), gapOfSegment('street')].map((each) => each?.visits)).toEqual([
      3, 0, 3,
    ])
    expect([gap(null), gap(WEST)].map((each) => each?.visits)).toEqual([null, null])
    const uncounted = gapPlaces(map, DAY, { sales: placeSales, visits: null })
    expect(uncounted.map(({ visits }) => visits)).toEqual([null, null, null, null, null])
  })

  it('of a territory is asked for its part of the even shares of those who hold it and are in', () => {
    // Of 21 by two who are in w1 has half for 东街 and half for 市场; 10 by one; w3 has left.
    expect(gap(null, '东街')).toMatchObject({ actual: 5, due: Math.ceil((5.25 + 10) / 2), sold: 2, territoryId: 'a' })
    expect(gap(null, '西街')).toMatchObject({ actual: 5, due: Math.ceil(10.5 / 2), sold: 0 })
    expect(gap(null, '市场')).toMatchObject({ actual: 1, due: Math.ceil(5.25 / 2), sold: 1 })
    expect(gap(null, '东街')?.trend).toContainEqual({ day: '2015-04-07', quantity: 3 })
  })

  it('of a segment is that of its territories together', () => {
    expect(gapOfSegment('street')).toMatchObject({ actual: 10, due: Math.ceil((5.25 + 10 + 10.5) / 2), holders: 4 })
    expect(gapOfSegment('market')).toMatchObject({ actual: 1, due: Math.ceil(5.25 / 2), holders: 1 })
  })

  it('counts the pledges of those who hold nothing else', () => {
    const pledges = [
      { participantId: 'e1', day: DAY, isKept: false, lines: [{ metricId: G3, quantity: 3 }] },
      { participantId: 'w1', day: DAY, isKept: false, lines: [{ metricId: G3, quantity: 4 }] },
    ]
    const gaps = allGaps({ days: recentDays(view, DAY, sales), lines, outcomes: pledges, places })

    expect(gaps.filter(({ area }) => area !== null).map(({ area, pledged }) => [area, pledged])).toEqual([
      ['东街', 3],
      ['西街', 0],
      ['市场', 0],
    ])
  })

  it('of a territory is none where its people have left or their team has no goal', () => {
    const areasOf = (goals: typeof view.goals, participants = view.participants) =>
      allGaps({ days: recentDays({ ...view, goals, participants }, DAY, {}), lines: [], outcomes: [], places }).flatMap(
        (each) => each.area ?? [],
      )

    expect(areasOf(view.goals, [aPerson('w1'), aPerson('w3', { activeTo: '2015-04-09' })])).toEqual(['东街', '市场'])
    expect(areasOf([goal(null, G3, 9)])).toEqual([])
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

describe('a territory of few people', () => {
  it('is not named: with one or two people it would name them', () => {
    expect([1, 2, 3, null].map((holders) => isPersonal({ holders }))).toEqual([true, true, false, false])
  })
})
