import { describe, expect, it } from 'vitest'
import type { CountingEntry } from '#server/ledger/deals/counting-entry'
import {
  cancellationOf,
  fullReversals,
  negated,
  ofLines,
  sumOfEntries,
} from '#server/ledger/deals/reversals/reversal-rules'
import { BROADBAND, G3, WEST } from '#test/support/plain-view'

const [SOLD, ACTIVATED, KNOWN] = ['2015-04-08', '2015-04-10', '2015-04-20']
const entry = (line: number, overrides: Partial<CountingEntry> = {}): CountingEntry => ({
  ...{ id: `${line}`, seq: 1, line, participantId: 'w1', teamId: WEST, businessDate: SOLD },
  ...{ kind: 'sale', reversedBy: null, metricId: G3, quantity: 2, points: 4 },
  ...overrides,
})
const deal = (...entries: CountingEntry[]) => ({
  ...{ contestId: 'contest', participantId: 'w1', businessDate: SOLD, entries },
})
const waiting = { ...{ line: 1, metricId: BROADBAND, quantity: 1, points: 5 }, waitsFor: 'activation' as const }
const base = { contestId: 'contest', teamId: WEST }

describe('a withdrawn sale (撤单)', () => {
  it('is taken back on the day that it counted for, with its deal', () => {
    expect(fullReversals(deal(entry(0)), WEST, 7, [])).toMatchObject([
      {
        ...{ seq: 7, businessDate: SOLD, pending: [] },
        deltas: [
          {
            ...{ ...base, participantId: 'w1', businessDate: SOLD, seq: 7, deals: -1, dayDeals: -1 },
            lines: [{ metricId: G3, quantity: -2, points: -4 }],
          },
        ],
      },
    ])
  })

  it('is taken back day by day where lines were activated later, the deal once', () => {
    const [first, second, ...rest] = fullReversals(
      deal(entry(1, { businessDate: ACTIVATED, metricId: BROADBAND }), entry(0)),
      WEST,
      7,
      [],
    )

    expect(rest).toEqual([])
    expect(first).toMatchObject({ seq: 7, businessDate: SOLD, deltas: [{ deals: -1, dayDeals: 0 }] })
    expect(second).toMatchObject({ seq: 8, businessDate: ACTIVATED, deltas: [{ deals: 0, dayDeals: -1 }] })
    expect(second?.entries.map(({ line }) => line)).toEqual([1])
  })

  it('touches no day on which nothing of it counted', () => {
    const days = fullReversals(deal(entry(0, { businessDate: ACTIVATED })), WEST, 7, []).map(
      (each) => each.businessDate,
    )

    expect(days).toEqual([ACTIVATED])
  })

  it('drops lines that wait with the day of the sale, also where none has counted yet', () => {
    const both = fullReversals(deal(entry(0, { businessDate: ACTIVATED })), WEST, 7, [waiting])
    const none = fullReversals(deal(), WEST, 7, [waiting])

    expect(both.map(({ businessDate, pending }) => [businessDate, pending.length])).toEqual([
      [SOLD, 1],
      [ACTIVATED, 0],
    ])
    expect(both[0]?.deltas[0]?.pending).toEqual([{ metricId: BROADBAND, quantity: -1, points: -5 }])
    expect(both[1]?.deltas[0]).not.toHaveProperty('pending')
    expect(none).toMatchObject([{ businessDate: SOLD, deltas: [{ deals: 0, dayDeals: 0, lines: [] }] }])
  })

  it('counts the deal no more where nothing is left of it, and keeps the day that a cancellation left it', () => {
    const gone = entry(0, { reversedBy: 'cancellation' })

    expect(fullReversals(deal(gone), WEST, 7, [])).toMatchObject([{ entries: [], deltas: [{ deals: 0, dayDeals: 0 }] }])
    expect(fullReversals(deal(gone, entry(1)), WEST, 7, [])).toMatchObject([{ deltas: [{ deals: -1, dayDeals: 0 }] }])
    const moved = entry(0, { reversedBy: 'reassignment' })
    expect(fullReversals(deal(moved), WEST, 7, [])).toMatchObject([{ deltas: [{ deals: 0, dayDeals: 0 }] }])
    expect(fullReversals(deal(moved, entry(1)), WEST, 7, [])).toMatchObject([{ deltas: [{ deals: -1, dayDeals: -1 }] }])
  })

  it('takes the helper’s half from the helper, and the deal from the seller alone', () => {
    const half = entry(100, { participantId: 'w2', quantity: 0, points: 2 })

    expect(fullReversals(deal(entry(0, { points: 2 }), half), WEST, 7, [waiting])[0]?.deltas).toEqual([
      {
        ...{ ...base, participantId: 'w1', businessDate: SOLD, seq: 7, deals: -1, dayDeals: -1 },
        lines: [{ metricId: G3, quantity: -2, points: -2 }],
        pending: [{ metricId: BROADBAND, quantity: -1, points: -5 }],
      },
      {
        ...{ ...base, participantId: 'w2', businessDate: SOLD, seq: 7, deals: 0, dayDeals: 0 },
        lines: [{ metricId: G3, quantity: 0, points: -2 }],
      },
    ])
  })
})

describe('a cancelled sale (退订)', () => {
  const cancel = (all: CountingEntry[], lines: CountingEntry[], pending: (typeof waiting)[] = []) =>
    cancellationOf(deal(...all), WEST, 9, KNOWN, lines, pending)

  it('is subtracted on the day it became known, and the deal with the last line', () => {
    const [a, b] = [entry(0), entry(1)]

    expect(cancel([a, b], [a, b])).toMatchObject({
      ...{ seq: 9, businessDate: KNOWN },
      deltas: [{ businessDate: KNOWN, deals: -1, dayDeals: 0, isCancellation: true, cancelledDeals: 1 }],
    })
    expect(cancel([a, b], [a]).deltas).toMatchObject([{ deals: 0, cancelledDeals: 1 }])
    const gone = entry(1, { reversedBy: 'cancellation' })
    expect(cancel([a, gone], [a]).deltas).toMatchObject([{ deals: -1 }])
  })

  it('is one cancelled deal of the seller, and none of the helper', () => {
    const half = entry(100, { participantId: 'w2', quantity: 0, points: 2 })

    expect(cancel([entry(0), half], [entry(0), half]).deltas).toMatchObject([
      { participantId: 'w1', cancelledDeals: 1, deals: -1, seq: 9 },
      { participantId: 'w2', cancelledDeals: 0, deals: 0, isCancellation: true },
    ])
  })

  it('drops lines that wait on the day of the sale, where they never counted', () => {
    const only = cancel([], [], [waiting])
    const both = cancel([entry(0)], [entry(0)], [waiting])

    expect(only.deltas).toMatchObject([{ businessDate: SOLD, deals: 0, dayDeals: 0, lines: [], seq: 9 }])
    expect(only.deltas[0]).not.toHaveProperty('isCancellation')
    expect(both.deltas.map(({ businessDate }) => businessDate)).toEqual([KNOWN, SOLD])
    expect(both.deltas[0]).not.toHaveProperty('pending')
    expect(both.pending).toEqual([waiting])
    expect(cancel([entry(0)], [entry(0)]).deltas).toHaveLength(1)
  })
})

describe('lines of a sale', () => {
  it('are named with the helper’s half', () => {
    const entries = [entry(0), entry(1), entry(100), entry(101)]

    expect(ofLines(entries, [1]).map(({ line }) => line)).toEqual([1, 101])
    expect(ofLines(entries)).toEqual(entries)
    expect(ofLines(entries, [])).toEqual([])
  })

  it('are summed per line, with the points of both', () => {
    const entries = [entry(0), entry(100, { quantity: 0, points: 3 }), entry(1, { metricId: BROADBAND })]

    expect(sumOfEntries(entries)).toEqual([
      { metricId: G3, quantity: 2, points: 7 },
      { metricId: BROADBAND, quantity: 2, points: 4 },
    ])
  })

  it('are negated without a minus before nothing', () => {
    expect(negated([{ metricId: G3, quantity: 0, points: 0 }])).toEqual([{ metricId: G3, quantity: 0, points: 0 }])
  })
})
