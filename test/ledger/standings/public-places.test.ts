import { describe, expect, it } from 'vitest'
import { publicBoards } from '#shared/ledger/standings/boards'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { publicPlaces, rank } from '#shared/ledger/standings/rank'
import { aView } from '#test/support/plain-view'

describe('how many people a public list names', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 2],
    [7, 3],
    [19, 9],
    [20, 10],
    [21, 10],
    [22, 10],
    [300, 10],
  ])('of %d people: %d, never the one in the middle', (people, named) => {
    expect(publicPlaces(people)).toBe(named)
  })

  it('is the upper half without the one in the middle, on the list itself', () => {
    const lines = [1, 2, 3, 4, 5].map((points): ParticipantStanding => {
      const totals = { points, deals: 1, reachedSeq: points, metrics: {} }
      return { participantId: `p${points}`, teamId: 'west', whole: totals, today: totals }
    })

    const named = publicBoards(aView(), lines)['whole:points']?.map((place) => place.participantId)

    expect(named).toEqual(['p5', 'p4'])
  })
})

describe('a ranking', () => {
  it('gives equal values the same place and leaves out the next, who got there first before', () => {
    const ranked = rank([
      { id: 'a', value: 1, reachedSeq: 1 },
      { id: 'b', value: 5, reachedSeq: 9 },
      { id: 'c', value: 5, reachedSeq: 2 },
      { id: 'd', value: 7, reachedSeq: 3 },
    ])

    expect(ranked.map(({ id, rank: place }) => [id, place])).toEqual([
      ['d', 1],
      ['c', 2],
      ['b', 2],
      ['a', 4],
    ])
  })

  it('tells equal figures on the screen apart by what is left below the last digit', () => {
    const ranked = rank([
      { id: 'a', value: 5, fine: 1, reachedSeq: 1 },
      { id: 'b', value: 5, fine: 2, reachedSeq: 2 },
      { id: 'c', value: 5, reachedSeq: 3 },
    ])

    expect(ranked.map(({ id, rank: place }) => [id, place])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ])
  })
})
