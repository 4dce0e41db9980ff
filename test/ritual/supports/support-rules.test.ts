import { describe, expect, it } from 'vitest'
import { fallenBehind, withArea } from '#server/ritual/supports/support-rules'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import {
  type Away,
  aPerson,
  aView,
  BROADBAND,
  G3,
  onEach,
  recentDays,
  type Sales,
  WEST,
} from '#test/support/plain-view'

const BEFORE = ['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-06', '2015-04-07']
const RECENT = ['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-13', '2015-04-14']
const DAY = '2015-04-14'
const view = aView({ participants: ['w1', 'w2', 'w3', 'e1', 'e2'].map((id) => aPerson(id)) })

/** Everyone else sells the same on every day. */
const steady: Sales = Object.fromEntries(
  ['w2', 'w3', 'e1', 'e2'].map((id) => [id, onEach([...BEFORE, ...RECENT], { g3: 1 })]),
)
interface AreaDay {
  day: string
  area: string
  deals: number
}
const behind = (sales: Sales, away: Away = {}, made: AreaDay[] = [], lines: ParticipantStanding[] = []) => {
  const days = recentDays(view, DAY, { ...steady, ...sales }, away)
  const deals = made.flatMap(({ day, area, deals }) => Array.from({ length: deals }, () => ({ day, area })))
  return fallenBehind(days, lines).map((each) => withArea(days, each, each.participantId === 'w1' ? deals : []))
}
const ids = (sales: Sales, away: Away = {}) => behind(sales, away).map((each) => each.participantId)

describe('a private word', () => {
  it('is for those who sold less than four fifths of what they used to', () => {
    const sold = (recent: number) => ({ w1: { ...onEach(BEFORE, { g3: 10 }), ...onEach(RECENT, { g3: recent }) } })

    expect(ids(sold(7))).toEqual(['w1'])
    expect(ids(sold(8))).toEqual([])
    expect(ids(sold(12))).toEqual([])
  })

  it('is for those without a sale on three days on duty, however little they sold before', () => {
    const lastOn = (day: string) => ({ w1: { [day]: { g3: 1 } } })
    const rising = (day: string) => ({ w1: { [day]: { g3: 9 }, '2015-04-01': { g3: 1 } } })

    expect(behind(lastOn('2015-04-09'))).toMatchObject([{ participantId: 'w1', since: '2015-04-10' }])
    expect(ids(rising('2015-04-10'))).toEqual([])
    expect(ids(rising('2015-04-09'))).toEqual(['w1'])
  })

  it('counts the days on duty alone for that', () => {
    const sold = { w1: { '2015-04-09': { g3: 1 } } }

    expect(ids(sold, { '2015-04-13': ['w1'] })).toEqual([])
    expect(ids({ w1: { '2015-04-08': { g3: 1 } } }, { '2015-04-13': ['w1'] })).toEqual(['w1'])
  })

  it('is not for those who are away on the day, and leave is not a fall', () => {
    const same = { w1: onEach([...BEFORE, ...RECENT], { g3: 2 }) }
    const onLeave = { '2015-04-08': ['w1'], '2015-04-09': ['w1'], '2015-04-10': ['w1'] }

    expect(ids({}, { [DAY]: ['w1'] })).toEqual([])
    expect(ids({ w1: { ...onEach(BEFORE, { g3: 2 }), ...onEach(RECENT.slice(3), { g3: 2 }) } }, onLeave)).toEqual([])
    expect(ids(same)).toEqual([])
  })

  it('compares nothing before two days on duty of both fives', () => {
    const fell = { w1: { ...onEach(BEFORE, { g3: 9 }), ...onEach(RECENT, { g3: 1 }) } }
    const away = (days: string[]) => Object.fromEntries(days.map((day) => [day, ['w1']]))

    expect(ids(fell, away(BEFORE.slice(0, 3)))).toEqual(['w1'])
    expect(ids(fell, away(BEFORE.slice(0, 4)))).toEqual([])
    expect(ids(fell, away(RECENT.slice(0, 3)))).toEqual(['w1'])
    expect(ids(fell, away(RECENT.slice(0, 4)))).toEqual([])
  })

  it('goes to the steepest fall first', () => {
    const fall = (from: number) => ({ ...onEach(BEFORE, { g3: from }), ...onEach(RECENT, { g3: 1 }) })

    expect(ids({ w1: fall(4), e1: fall(9), e2: fall(6) })).toEqual(['e1', 'e2', 'w1'])
    const from = (before: number, recent: number) => ({
      ...onEach(BEFORE, { g3: before }),
      ...onEach(RECENT, { g3: recent }),
    })
    expect(ids({ w1: from(20, 15), e1: from(14, 2) })).toEqual(['e1', 'w1'])
    expect(ids({ w1: from(14, 2), e1: from(20, 15) })).toEqual(['w1', 'e1'])
  })
})

describe('what a private word says', () => {
  it('gives the points of both fives, per day on duty', () => {
    const sales = { w1: { ...onEach(BEFORE, { g3: 5 }), ...onEach(RECENT, { g3: 1 }) } }

    expect(behind(sales)).toMatchObject([{ recent: 10, before: 50 }])
    expect(behind(sales, { '2015-04-08': ['w1'] })).toMatchObject([{ recent: 8, before: 40 }])
  })

  it('says since when: the first of the days below the former average', () => {
    const sales = {
      w1: {
        ...onEach(BEFORE, { g3: 5 }),
        ...onEach(RECENT.slice(0, 2), { g3: 5 }),
        ...onEach(RECENT.slice(2), { g3: 1 }),
      },
    }
    const level = { w1: { ...onEach(BEFORE, { g3: 5 }), [DAY]: { g3: 5 }, '2015-04-13': { g3: 1 } } }

    expect(behind(sales)).toMatchObject([{ since: '2015-04-10' }])
    expect(behind(level)).toMatchObject([{ since: DAY }])
  })

  it('names the metric that lost most points', () => {
    const sales = {
      w1: { ...onEach(BEFORE, { g3: 9, broadband: 3 }), ...onEach(RECENT, { g3: 8, broadband: 1 }) },
      e1: { ...onEach(BEFORE, { g3: 9, broadband: 1 }), ...onEach(RECENT, { g3: 1, broadband: 1 }) },
    }

    const unpaid = view.metrics.map((metric) => ({ ...metric, pointsPerUnit: 0 }))
    const days = recentDays({ ...view, metrics: unpaid }, DAY, { ...steady, w1: sales.w1 })
    expect(fallenBehind(days, []).find((each) => each.participantId === 'w1')?.metricId).toBe(BROADBAND)

    const found = Object.fromEntries(behind(sales).map((each) => [each.participantId, each.metricId]))

    expect(found).toEqual({ w1: BROADBAND, e1: G3 })
    expect(behind({ w1: { '2015-04-09': { g3: 3 } } })).toMatchObject([{ metricId: null }])
  })

  it('says whether there are fewer deals, or smaller ones', () => {
    const fall = (deals: number) => ({
      w1: { ...onEach(BEFORE, { g3: 10, deals: 10 }), ...onEach(RECENT, { g3: 1, deals }) },
    })

    expect(behind(fall(10))).toMatchObject([{ change: 'metric' }])
    expect(behind(fall(8))).toMatchObject([{ change: 'metric' }])
    expect(behind(fall(7))).toMatchObject([{ change: 'fewer_deals' }])
    expect(behind({})).toMatchObject([{ participantId: 'w1', change: 'fewer_deals' }])
  })
})

describe('an area in a private word', () => {
  const fell = { w1: { ...onEach(BEFORE, { g3: 9, deals: 9 }), ...onEach(RECENT, { g3: 1, deals: 1 }) } }
  const deals = (area: string, before: number, recent: number) => [
    { day: '2015-04-01', area, deals: before },
    { day: '2015-04-13', area, deals: recent },
    { day: '2015-03-01', area, deals: 50 },
  ]
  const areaOf = (rows: AreaDay[]) => {
    const [found] = behind(fell, {}, rows)
    return [found?.area, found?.change]
  }

  it('is named where most of the missing deals are missing', () => {
    expect(areaOf([...deals('东街', 9, 2), ...deals('西街', 5, 2)])).toEqual(['东街', 'area'])
    expect(areaOf([...deals('西街', 5, 2), ...deals('东街', 9, 1)])).toEqual(['东街', 'area'])
    expect(areaOf([...deals('东街', 8, 2), ...deals('西街', 5, 2)])).toEqual([null, 'fewer_deals'])
    expect(areaOf([...deals('东街', 8, 2), ...deals('西街', 5, 9)])).toEqual(['东街', 'area'])
  })

  it('is not named where there is one only, or one deal is missing', () => {
    expect(areaOf(deals('东街', 9, 2))).toEqual([null, 'fewer_deals'])
    expect(areaOf([...deals('东街', 3, 2), ...deals('西街', 5, 5)])).toEqual([null, 'fewer_deals'])
    expect(areaOf([...deals('东街', 4, 2), ...deals('西街', 5, 5)])).toEqual(['东街', 'area'])
  })
})

describe('the way up in a private word', () => {
  const line = (participantId: string, points: number): ParticipantStanding => {
    const totals = { points, deals: 1, reachedSeq: 1, metrics: {} }
    return { participantId, teamId: WEST, whole: totals, today: totals }
  }

  it('is that to the upper half of at least twelve people, and none in it', () => {
    const others = [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50].map((points, n) => line(`o${n}`, points))
    const toHalf = (of: ParticipantStanding[]) =>
      behind({}, {}, [], of).find((each) => each.participantId === 'w1')?.toHalf

    expect(toHalf([...others, line('w1', 10)])).toBe(16)
    expect(toHalf([...others, line('w1', 26)])).toBeNull()
    expect(toHalf([...others.slice(1), line('w1', 10)])).toBeNull()
  })
})

describe('the buddy of a private word', () => {
  const fell = { ...onEach(BEFORE, { broadband: 9 }), ...onEach(RECENT, { broadband: 1 }) }
  const strong = (broadband: number, g3 = 0) => onEach([...BEFORE, ...RECENT], { broadband, g3 })
  const buddy = (sales: Sales, away: Away = {}) =>
    behind(sales, away).find((each) => each.participantId === 'w1')?.buddyId

  it('is of the same team and strongest in what fell short', () => {
    expect(buddy({ w1: fell, w2: strong(2, 90), w3: strong(3), e1: strong(20) })).toBe('w3')
    expect(buddy({ w1: fell, w2: strong(3), w3: strong(2, 90) })).toBe('w2')
  })

  it('is nobody who is behind too, away, or sells none of it', () => {
    expect(buddy({ w1: fell, w2: fell, w3: strong(1) })).toBe('w3')
    expect(buddy({ w1: fell, w2: strong(3), w3: strong(2) }, { [DAY]: ['w2'] })).toBe('w3')
    expect(buddy({ w1: fell, w2: strong(0, 9), w3: strong(0, 9) })).toBeNull()
  })

  it('is the strongest in points where no metric lost any', () => {
    expect(buddy({ w1: {}, w2: strong(2), w3: strong(0, 9) })).toBe('w3')
  })
})
