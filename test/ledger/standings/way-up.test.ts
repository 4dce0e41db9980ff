import { describe, expect, it } from 'vitest'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { RankedBoard } from '#shared/ledger/standings/ranked-board'
import { isHalfListed, listMark } from '#shared/ledger/standings/way-up'

const DAYS = 30
const SALES_A_DAY = 12

/** A sale, or one of a withdrawal, of the person at a seat. */
interface Sale {
  seat: number
  points: number
}

/** Numbers that look random and are the same on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const line = (seat: number, points: number, reachedSeq: number): ParticipantStanding => {
  const totals = { points, deals: 1, reachedSeq, metrics: {} }
  return { participantId: `p${seat}`, teamId: 't', whole: totals, today: totals }
}
const boardOf = (points: readonly number[], reached: readonly number[] = []) =>
  RankedBoard.of(
    points.map((value, seat) => line(seat, value, reached[seat] ?? seat)),
    'whole:points',
  )
const wayUp = (points: readonly number[], seat: number) =>
  boardOf(points).ownPlaceOf(line(seat, points[seat] ?? 0, seat))

/** A month in which the attackers sell as they like, on top of what all had before they began to look. */
function aMonth(people: number, seed: number): { start: number[]; sales: Sale[] } {
  const roll = dice(seed)
  const start = Array.from({ length: people }, () => 5 + roll(40))
  const sales = Array.from({ length: DAYS * SALES_A_DAY }, () => {
    const seat = roll(people)
    return { seat, points: roll(12) === 0 ? -1 : 1 + roll(3) }
  })
  return { start, sales }
}

/**
 * All that the attackers see of that month: after each named sale the public list, and what each of them is shown of their
 * own place.
 */
function* seen(attackers: readonly number[], start: readonly number[], sales: readonly Sale[]): Generator<string> {
  const points = [...start]
  const reached = points.map((_, seat) => seat)
  for (const [n, sale] of [undefined, ...sales].entries()) {
    if (sale) {
      points[sale.seat] = Math.max(0, (points[sale.seat] ?? 0) + sale.points)
      reached[sale.seat] = points.length + n
    }
    const board = boardOf(points, reached)
    const own = attackers.map((seat) => board.ownPlaceOf(line(seat, points[seat] ?? 0, reached[seat] ?? 0)))
    yield JSON.stringify([sale, board.shown, own])
  }
}

function isSame(truth: readonly string[], other: Iterable<string>): boolean {
  let n = 0
  for (const each of other) if (each !== truth[n++]) return false
  return n === truth.length
}

describe('the way up for those below the public list', () => {
  it('is enough to be on it, at the moment it is shown, and up to 21 people that is the upper half', () => {
    for (const people of [12, 13, 20, 21, 22, 40, 151]) {
      const { start } = aMonth(people, people)
      for (const seat of start.keys()) {
        const { isBelow, gap } = wayUp(start, seat)
        if (!isBelow) continue
        const after = start.map((value, at) => (at === seat ? value + (gap ?? 0) : value))
        const above = after.filter((value, at) => at !== seat && value >= (after[seat] ?? 0)).length

        expect(gap).toBeGreaterThan(0)
        expect(above).toBeLessThan(Math.floor(people / 2))
        expect(wayUp(after, seat).rank).toBeDefined()
      }
      expect(isHalfListed(people)).toBe(people <= 21)
    }
  })

  it('is shown to no one among eleven, and names no rank', () => {
    const eleven = aMonth(11, 3).start
    const forty = aMonth(40, 3).start

    expect(listMark(eleven.length, (index) => eleven[index])).toBeUndefined()
    for (const seat of eleven.keys()) expect(wayUp(eleven, seat)).not.toHaveProperty('isBelow')
    const places = [...forty.keys()].map((seat) => wayUp(forty, seat))
    expect(places.filter(({ isBelow }) => isBelow)).toHaveLength(30)
    for (const place of places) expect(place.rank === undefined).toBe(place.isBelow === true)
  })

  it('names the rank when all is over', () => {
    const { start } = aMonth(40, 3)
    const places = [...start.keys()].map((seat) => boardOf(start).ownPlaceOf(line(seat, start[seat] ?? 0, seat), true))

    expect(places.every(({ rank, isBelow }) => rank !== undefined && !isBelow)).toBe(true)
  })

  it.each([12, 20, 30, 64])('does not give away the figure of anyone below the list in a month, among %i', (people) => {
    const { start, sales } = aMonth(people, people)
    const attackers = [0, 1, 2]
    const truth = [...seen(attackers, start, sales)]
    const listed = new Set(truth.join().match(/"p\d+"/g))
    const below = [...start.keys()].filter((seat) => !attackers.includes(seat) && !listed.has(`"p${seat}"`))

    // Those who come near the list in that month could have had less, the others also more.
    const known = below.filter((seat) => ![-1, -2, 1, 2].some((by) => looksSame(seat, by)))

    expect(below.length).toBeGreaterThan(0)
    expect(known).toEqual([])

    /** Whether the same month looks the same to them where that person had other points before it. */
    function looksSame(seat: number, by: number): boolean {
      const other = start.map((value, at) => (at === seat ? value + by : value))
      return isSame(truth, seen(attackers, other, sales))
    }
  })
})
