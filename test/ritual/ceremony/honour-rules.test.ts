import { describe, expect, it } from 'vitest'
import { type HonourCandidate, mostImproved, mostKept } from '#server/ritual/ceremony/honour-rules'

const someone = (participantId: string, figures: Partial<HonourCandidate>): HonourCandidate => ({
  participantId,
  before: 0,
  now: 0,
  kept: 0,
  pledged: 0,
  ...figures,
})
const ids = (candidates: readonly HonourCandidate[]) => candidates.map((each) => each.participantId)

describe('the most improved of a contest', () => {
  it('rose most from the first half to the second', () => {
    const rose = [someone('a', { before: 10, now: 14 }), someone('b', { before: 2, now: 9 })]

    expect(ids(mostImproved(rose, new Set()))).toEqual(['b'])
  })

  it('sold in the first half too, and is honoured for nothing else', () => {
    const rose = [
      someone('newcomer', { before: 0, now: 50 }),
      someone('benchmark', { before: 20, now: 60 }),
      someone('c', { before: 5, now: 8 }),
    ]

    expect(ids(mostImproved(rose, new Set(['benchmark'])))).toEqual(['c'])
  })

  it('are several of equals, and no one where none rose', () => {
    const equals = [someone('a', { before: 1, now: 4 }), someone('b', { before: 1, now: 4 })]

    expect(ids(mostImproved(equals, new Set()))).toEqual(['a', 'b'])
    expect(mostImproved([someone('a', { before: 4, now: 4 })], new Set())).toEqual([])
  })
})

describe('who kept their word best', () => {
  it('kept the highest share of pledges on at least half as many days as the one with most', () => {
    const pledgers = [
      someone('once', { kept: 3, pledged: 3 }),
      someone('steady', { kept: 38, pledged: 40 }),
      someone('busy', { kept: 39, pledged: 42 }),
    ]

    expect(ids(mostKept(pledgers))).toEqual(['steady'])
  })

  it('of equal shares kept more, and needs three pledges at least', () => {
    const pledgers = [someone('a', { kept: 5, pledged: 5 }), someone('b', { kept: 8, pledged: 8 })]

    expect(ids(mostKept(pledgers))).toEqual(['b'])
    expect(mostKept([someone('a', { kept: 2, pledged: 2 })])).toEqual([])
  })
})
