import { describe, expect, it } from 'vitest'
import { curveOf, type DayTotal, daysSoFar } from '#shared/ledger/standings/curve'
import { EAST, G3, WEST } from '#test/support/plain-view'

const total = (day: string, teamId: string, metricId: string, quantity: number, points = 0): DayTotal => ({
  ...{ day, teamId, metricId, quantity, points },
})

describe('the curve of a contest', () => {
  it('has the days up to today, and none past the end', () => {
    const days = ['2015-04-29', '2015-04-30', '2015-05-01']

    expect(daysSoFar('2015-04-29', '2015-05-01', '2015-04-30')).toEqual(days.slice(0, 2))
    expect(daysSoFar('2015-04-29', '2015-05-01', '2015-05-09')).toEqual(days)
    expect(daysSoFar('2015-04-29', '2015-05-01', '2015-04-28')).toEqual([])
  })

  it('adds up day by day, and stays level on a day without a sale', () => {
    const days = ['2015-04-01', '2015-04-02', '2015-04-03']
    const sold = [
      total('2015-04-01', WEST, '', 2, 4),
      total('2015-04-01', WEST, G3, 2),
      total('2015-04-03', WEST, '', 1, 2),
      total('2015-04-03', WEST, G3, 1),
      total('2015-04-02', EAST, '', 1, -3),
    ]

    expect(curveOf(days, [EAST, WEST], [G3], sold)).toEqual({
      days,
      teams: [
        { teamId: EAST, points: [0, -3, -3], metrics: { [G3]: [0, 0, 0] } },
        { teamId: WEST, points: [4, 4, 6], metrics: { [G3]: [2, 2, 3] } },
      ],
    })
  })
})
