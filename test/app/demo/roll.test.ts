import { describe, expect, it } from 'vitest'
import { rollOf } from '#server/demo/roll'
import { SEASON, workingDays } from '#server/demo/season'

describe('the roll of the demo', () => {
  const days = workingDays(SEASON.startsOn, SEASON.endsOn)

  it('has in each month people who came, were late or did not come, most of them in time', () => {
    for (const month of ['2015-04', '2015-05', '2015-06']) {
      const marks = days.filter((day) => day.startsWith(month)).flatMap((day) => rollOf(day, 15))
      const share = (state: string | undefined) => marks.filter((mark) => mark === state).length / marks.length
      expect(share('on_time')).toBeGreaterThan(0.8)
      expect(Math.min(share('late'), share(undefined))).toBeGreaterThan(0.01)
    }
  })

  it('is the same at every replay, and another one on another day', () => {
    expect(days.map((day) => rollOf(day, 15))).toEqual(days.map((day) => rollOf(day, 15)))
    expect(new Set(days.map((day) => JSON.stringify(rollOf(day, 15)))).size).toBeGreaterThan(days.length / 2)
  })
})
