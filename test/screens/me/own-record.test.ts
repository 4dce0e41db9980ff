import { describe, expect, it } from 'vitest'
import type { OwnDay } from '#shared/screens/me/contract'
import { bestOf, betterWeeks, keptInARow, keptOf, medalsOf, weeksOf } from '#shared/screens/me/own-record'

/** One character for each day from Monday 6 April: k kept, m missed, n no pledge, o open, - off duty. */
const daysOf = (row: string, points: readonly number[] = []): OwnDay[] =>
  [...row].map((character, index) => ({
    day: `2015-04-${String(6 + index).padStart(2, '0')}`,
    isOnDuty: character !== '-',
    pledge: ({ k: 'kept', m: 'missed', o: 'open' } as const)[character] ?? null,
    deals: points[index] ? 1 : 0,
    points: points[index] ?? 0,
  }))
const LATER = '2015-05-30'

describe('the row of kept pledges', () => {
  it.each([
    ['kkk', 3, 3],
    ['kkk--k', 4, 4],
    ['kkkmk', 1, 3],
    ['kkkn', 0, 3],
    ['', 0, 0],
  ])('%s is %i now and at best %i', (row, now, best) => {
    expect(keptInARow(daysOf(row), LATER)).toEqual({ now, best })
  })

  it('is not broken by today before it is over', () => {
    expect(keptInARow(daysOf('kko'), '2015-04-08').now).toBe(2)
    expect(keptInARow(daysOf('kkn'), '2015-04-08').now).toBe(2)
    expect(keptInARow(daysOf('kko'), '2015-04-09').now).toBe(0)
  })
})

describe('the rate of kept pledges', () => {
  it('counts the days before today on which something was pledged', () => {
    expect(keptOf(daysOf('kmn-kk'), '2015-04-11')).toEqual({ kept: 2, pledged: 3 })
  })
})

describe('the personal bests', () => {
  it('are the day and the week of most points, the first of equal ones', () => {
    const days = daysOf('nnnnnnnnn', [2, 5, 5, 0, 0, 0, 0, 9, 4])

    expect(bestOf(days)).toEqual({ day: '2015-04-13', deals: 1, points: 9 })
    expect(bestOf(days.slice(0, 5))).toEqual({ day: '2015-04-07', deals: 1, points: 5 })
    expect(bestOf(weeksOf(days))).toEqual({ day: '2015-04-13', deals: 2, points: 13 })
  })

  it('are none without a sale', () => {
    expect(bestOf(daysOf('nnn'))).toBeNull()
  })

  it('were beaten by each week that was better than all before', () => {
    const week = (points: number) => ({ day: '2015-04-06', deals: points > 0 ? 1 : 0, points })

    expect(betterWeeks([0, 3, 3, 2, 5, 4, 6].map(week))).toBe(2)
    expect(betterWeeks([7].map(week))).toBe(0)
  })
})

describe('the medals', () => {
  const none = { usedByOthers: 0, thanks: 0 }
  const medal = (kind: string, row: string, points: readonly number[] = [], lessons = none) =>
    medalsOf(daysOf(row, points), LATER, lessons).find((each) => each.kind === kind)

  it('破零王 is for a sale on each day on duty, and a day off does not end it', () => {
    expect(medal('everyDay', 'nnn--nn', [1, 1, 1, 0, 0, 1, 1])).toEqual({
      kind: 'everyDay',
      level: 1,
      count: 5,
      next: 10,
    })
    expect(medal('everyDay', 'nnnnnn', [1, 1, 0, 1, 1, 1])).toMatchObject({ level: 0, count: 3, next: 5 })
  })

  it('连续兑现 stays when the row ends', () => {
    expect(medal('keptInARow', 'kkkmm')).toEqual({ kind: 'keptInARow', level: 1, count: 3, next: 10 })
  })

  it('帮人 counts people who used a lesson or gave thanks for it', () => {
    expect(medal('helper', '', [], { usedByOthers: 7, thanks: 3 })).toMatchObject({ level: 2, count: 10, next: 30 })
  })

  it('the highest level has no next one', () => {
    expect(medal('helper', '', [], { usedByOthers: 30, thanks: 0 })).toMatchObject({ level: 3, next: null })
  })
})
