import { describe, expect, it } from 'vitest'
import { markedDays, teamMark } from '#web/features/ledger/standings/team-mark'

describe('the mark of a team on its line', () => {
  it('is another one for each of twelve teams', () => {
    const marks = Array.from({ length: 12 }, (_, place) => JSON.stringify(teamMark(place)))

    expect(new Set(marks).size).toBe(12)
  })

  it('is on the last day, and on few of the days before, which are other ones for its neighbour', () => {
    const [first, second] = [markedDays(60, 0), markedDays(60, 1)]

    expect(first.at(-1)).toBe(59)
    expect(first.length).toBeLessThanOrEqual(6)
    expect(first.slice(0, -1).filter((day) => second.slice(0, -1).includes(day))).toEqual([])
  })

  it('is on the only day there is, and nowhere before the first', () => {
    expect(markedDays(1, 7)).toEqual([0])
    expect(markedDays(0, 0)).toEqual([])
  })
})
