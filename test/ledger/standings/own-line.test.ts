import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_TOTALS, type ParticipantStanding, type Totals } from '#shared/ledger/standings/contract'
import { figuresAfter, ownLineFrom, withFigures } from '#shared/ledger/standings/own-line'

const IDS = { participantId: 'a', teamId: 'west' }
const EMPTY: ParticipantStanding = { ...IDS, whole: NO_TOTALS, today: NO_TOTALS }
const METRICS = ['3g', 'broadband', 'tv']

const figure = fc.integer({ min: -3, max: 3 })
const metric = fc.record({ quantity: figure, cancelled: figure, pending: figure, reachedSeq: fc.nat(9) })
const totals = fc
  .record({
    points: figure,
    deals: fc.nat(3),
    reachedSeq: fc.nat(9),
    metrics: fc.dictionary(fc.constantFrom(...METRICS), metric),
    cancelled: fc.option(fc.record({ deals: fc.nat(2), points: fc.nat(2) }), { nil: undefined }),
  })
  .map((all) => all as Totals)
const standing: fc.Arbitrary<ParticipantStanding> = fc
  .record({
    whole: totals,
    month: fc.option(totals, { nil: undefined }),
    week: totals,
    today: totals,
    held: fc.option(fc.dictionary(fc.constantFrom(...METRICS), fc.nat(2)), { nil: undefined }),
  })
  .map((parts) => ({ ...IDS, ...parts }))

describe('one’s own figures', () => {
  it('are the same after their changes as when they are sent whole', () => {
    fc.assert(
      fc.property(fc.array(standing, { minLength: 1, maxLength: 5 }), (lines) => {
        let before: ParticipantStanding | undefined
        let shown = EMPTY
        for (const line of lines) {
          shown = withFigures(shown, figuresAfter(before, line))
          before = line
          const whole = { contestId: 'c', no: 1, seq: 1, ...IDS, figures: figuresAfter(undefined, line) }
          expect(shown).toEqual(ownLineFrom(whole).standing)
          expect(figuresAfter(undefined, shown)).toEqual(figuresAfter(undefined, line))
        }
      }),
    )
  })

  it('say only what changed, over every time', () => {
    const sold = (quantity: number): Totals => ({
      ...{ points: quantity * 2, deals: quantity, reachedSeq: quantity },
      metrics: { '3g': { quantity, reachedSeq: quantity } },
    })
    const before = { ...IDS, whole: sold(4), month: sold(3), week: sold(2), today: sold(1) }
    const after = { ...before, whole: sold(5), month: sold(4) }

    expect(figuresAfter(before, after)).toEqual({
      sold: { points: [10, 8, 4, 2], deals: [5, 4, 2, 1], '3g': [5, 4, 2, 1] },
    })
    expect(figuresAfter(before, { ...before, held: { tv: 7 } })).toEqual({ held: { tv: 7 } })
  })
})
