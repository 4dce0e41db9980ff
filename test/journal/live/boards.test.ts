import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNCHECKED } from '#shared/contest/contests/contract'
import { fullBoard, publicBoards, teamStandings } from '#shared/ledger/standings/boards'
import { NO_TOTALS, type ParticipantStanding } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { RankedBoard } from '#shared/ledger/standings/ranked-board'

const CONTEST = {
  id: 'contest',
  metrics: [{ id: '3g', name: '3G', unit: '部', pointsPerUnit: 2, countsWhen: 'recorded' as const, ...UNCHECKED }],
}

/** Ten points for each unit; `reachedSeq` is the place in the list unless given. */
const line = (participantId: string, quantity: number, reachedSeq = 1, teamId = 'west'): ParticipantStanding => ({
  participantId,
  teamId,
  whole: { points: quantity * 10, deals: quantity, reachedSeq, metrics: { '3g': { quantity, reachedSeq } } },
  today: { ...NO_TOTALS, metrics: {} },
})

describe('lists of people', () => {
  const people = [line('a', 1, 9), line('b', 5, 4), line('c', 5, 3), line('d', 7, 8), line('e', 0), line('f', 3, 7)]

  it('names the upper half in public, and orders ties by who reached the value first', () => {
    const board = publicBoards(CONTEST, people)['whole:points']

    expect(board).toEqual([
      { participantId: 'd', value: 70, rank: 1 },
      { participantId: 'c', value: 50, rank: 2 },
      { participantId: 'b', value: 50, rank: 2 },
    ])
  })

  it('never names anybody at zero', () => {
    const boards = publicBoards(CONTEST, [line('a', 0), line('b', 0), line('c', 0), line('d', 1)])

    expect(boards['whole:3g']).toEqual([{ participantId: 'd', value: 1, rank: 1 }])
    expect(boards['today:points']).toEqual([])
  })

  it('names ten at most', () => {
    const many = Array.from({ length: 30 }, (_, n) => line(`p${n}`, n + 1))

    expect(publicBoards(CONTEST, many)['whole:points']).toHaveLength(10)
  })

  it('shows directors everybody', () => {
    expect(fullBoard(people, 'whole:3g').map((place) => [place.participantId, place.rank])).toEqual([
      ['d', 1],
      ['c', 2],
      ['b', 2],
      ['f', 4],
      ['a', 5],
      ['e', 6],
    ])
  })

  it('says how much of it was cancelled, where any was', () => {
    const [own] = people
    const metrics = { '3g': { quantity: 5, reachedSeq: 1, cancelled: 2 } }
    const cancelled = { ...own!, whole: { ...own!.whole, metrics, cancelled: { deals: 1, points: 20 } } }

    expect(fullBoard([cancelled], 'whole:3g')).toEqual([{ participantId: 'a', value: 5, rank: 1, cancelled: 2 }])
    expect(fullBoard([cancelled], 'whole:points')).toMatchObject([{ cancelled: 1 }])
    expect(fullBoard([own!], 'whole:3g')[0]).not.toHaveProperty('cancelled')
  })

  it('tells one’s own gap to the next higher value', () => {
    const board = RankedBoard.of(people, 'whole:3g')
    const own = (id: string) => board.placeOf(people.find((each) => each.participantId === id)!)

    expect(own('d')).toEqual({ rank: 1, of: 6, gap: null })
    expect(own('b')).toEqual({ rank: 2, of: 6, gap: 2 })
    expect(own('c')).toEqual({ rank: 2, of: 6, gap: 2 })
    expect(own('e')).toEqual({ rank: 6, of: 6, gap: 1 })
  })

  it('are the same after any changes as when they are ranked from the beginning, and as each one’s own place', () => {
    const figure = fc.record({ seat: fc.nat(11), quantity: fc.integer({ min: -1, max: 4 }), reachedSeq: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(fc.array(figure, { maxLength: 4 }), { maxLength: 6 }), (steps) => {
        let lines = Array.from({ length: 12 }, (_, n) => line(`p${n}`, 0))
        let board = RankedBoard.of(lines, 'whole:3g')
        for (const step of steps) {
          const before = lines
          lines = [...lines]
          for (const { seat, quantity, reachedSeq } of step) lines[seat] = line(`p${seat}`, quantity, reachedSeq)
          const changes = lines.map((after, seat) => ({ seat, before: before[seat]!, after }))
          board = board.after(changes.filter((change) => change.before !== change.after))
        }
        const whole = RankedBoard.of(lines, 'whole:3g')
        expect(board.places()).toEqual(whole.places())
        expect(board.shown).toEqual(whole.shown)
        const ranked = rank(
          lines.map((each) => {
            const { quantity, reachedSeq } = each.whole.metrics['3g']!
            return { id: each.participantId, value: Math.max(0, quantity), reachedSeq }
          }),
        )
        expect(board.places().map((place) => [place.participantId, place.rank])).toEqual(
          ranked.map((each) => [each.id, each.rank]),
        )
        for (const each of lines) {
          const place = whole.places().find(({ participantId }) => participantId === each.participantId)
          expect(board.placeOf(each).rank).toBe(place?.rank)
        }
      }),
    )
  })

  it('that say the same are the same object', () => {
    const board = RankedBoard.of(people, 'whole:points')
    const last = { seat: 4, before: people[4]!, after: line('e', 0, 7) }
    const higher = { ...last, after: line('e', 9) }

    expect(board.after([{ ...last, after: line('e', 0) }])).toBe(board)
    expect(board.after([last]).shown).toBe(board.shown)
    expect(board.after([higher]).shown).not.toBe(board.shown)
  })
})

describe('a team’s totals', () => {
  it('are the sums of its people’s, reached when the last of them did', () => {
    const [west, east] = teamStandings(['west', 'east'], [line('a', 2, 5), line('b', 3, 8), line('c', 4, 6, 'east')])

    expect(west?.whole).toEqual({
      points: 50,
      deals: 5,
      reachedSeq: 8,
      metrics: { '3g': { quantity: 5, reachedSeq: 8 } },
    })
    expect(east?.whole.points).toBe(40)
    expect(west?.today).toEqual({ points: 0, deals: 0, reachedSeq: 0, metrics: {} })
    expect(west).not.toHaveProperty('week')
  })

  it('are summed over the day, the week and the month too', () => {
    const sold = { points: 3, deals: 1, reachedSeq: 1, metrics: {} }
    const own = { ...line('a', 2), today: sold, week: { ...sold, points: 4 }, month: { ...sold, points: 5 } }

    const [west] = teamStandings(['west'], [own, own, line('b', 1)])

    expect([west?.today.points, west?.week?.points, west?.month?.points]).toEqual([6, 8, 10])
  })
})
