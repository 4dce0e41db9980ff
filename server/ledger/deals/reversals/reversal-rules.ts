import {
  awaitsActivation,
  type CountingEntry,
  isEffective,
  saleLineOf,
  type WaitingLine,
} from '#server/ledger/deals/counting-entry'
import type { StandingDelta } from '#server/ledger/standings/tallies'
import type { DealLine } from '#shared/ledger/deals/contract'

/** What an entry that reverses another one is. */
export type ReversalKind = 'withdrawal' | 'cancellation' | 'reassignment' | 'hold'

/** The deal to reverse, with every entry that it has counted. */
export interface ReversedDeal {
  contestId: string
  participantId: string
  businessDate: string
  entries: readonly CountingEntry[]
}

/** What one fact reverses: entries that fall on one day, with their deltas of the standings. */
export interface Reversal {
  seq: number
  businessDate: string
  entries: readonly CountingEntry[]
  pending: readonly WaitingLine[]
  deltas: StandingDelta[]
}

/** The entries of these lines, helper's halves included; all entries where no lines are named. */
export function ofLines(entries: readonly CountingEntry[], lines?: readonly number[]): CountingEntry[] {
  return entries.filter((entry) => !lines || lines.includes(saleLineOf(entry)))
}

/**
 * 撤单 or 改判: reverses every effective entry on the day it counted for, one reversal per day, numbered from `seq`; waiting
 * lines are dropped with the day of the sale. That day counts the deal no longer, unless part of it was cancelled.
 */
export function fullReversals(
  deal: ReversedDeal,
  teamId: string,
  seq: number,
  pending: readonly WaitingLine[],
): Reversal[] {
  const effective = deal.entries.filter(isEffective)
  const first = deal.entries[0]?.businessDate
  const isOffItsDay = effective.length > 0 && !deal.entries.some((entry) => entry.reversedBy === 'cancellation')
  const days = new Set(effective.map((entry) => entry.businessDate))
  if (pending.length > 0 || effective.length === 0) days.add(deal.businessDate)
  return [...days].sort().map((day, index) => {
    const entries = effective.filter((entry) => entry.businessDate === day)
    const dropped: readonly WaitingLine[] = day === deal.businessDate ? pending : []
    const numbers = {
      seq: seq + index,
      deals: index === 0 && effective.length > 0 ? -1 : 0,
      dayDeals: isOffItsDay && day === first ? -1 : 0,
    }
    return {
      seq: numbers.seq,
      businessDate: day,
      entries,
      pending: dropped,
      deltas: undo(deal, teamId, day, entries, dropped, numbers),
    }
  })
}

/** 退订: subtracts these entries from the contest on the day it became known; the days of sale keep them. */
export function cancellationOf(
  deal: ReversedDeal,
  teamId: string,
  seq: number,
  day: string,
  entries: readonly CountingEntry[],
  pending: readonly WaitingLine[],
): Reversal {
  const isWhole = deal.entries.filter(isEffective).length === entries.length
  const numbers = { seq, deals: isWhole ? -1 : 0, dayDeals: 0 }
  const deltas = entries.length > 0 ? undo(deal, teamId, day, entries, [], numbers) : []
  const waiting =
    pending.length > 0 ? undo(deal, teamId, deal.businessDate, [], pending, { seq, deals: 0, dayDeals: 0 }) : []
  return {
    seq,
    businessDate: day,
    entries,
    pending,
    deltas: [
      ...deltas.map((delta) => ({
        ...delta,
        isCancellation: true,
        cancelledDeals: delta.participantId === deal.participantId ? 1 : 0,
      })),
      ...waiting,
    ],
  }
}

/** The seller's delta, with the deal and its waiting lines, and the helper's; no total includes what is 待核. */
function undo(
  { contestId, participantId }: ReversedDeal,
  teamId: string,
  businessDate: string,
  entries: readonly CountingEntry[],
  pending: readonly WaitingLine[],
  numbers: Pick<StandingDelta, 'seq' | 'deals' | 'dayDeals'>,
): StandingDelta[] {
  const waited = pending.filter(awaitsActivation)
  const whose = [participantId, ...new Set(entries.map((entry) => entry.participantId))]
  return [...new Set(whose)].map((each) => ({
    contestId,
    participantId: each,
    teamId,
    businessDate,
    seq: numbers.seq,
    lines: negated(entries.filter((entry) => entry.participantId === each)),
    deals: each === participantId ? numbers.deals : 0,
    dayDeals: each === participantId ? numbers.dayDeals : 0,
    ...(each === participantId && waited.length > 0 ? { pending: negated(waited) } : {}),
  }))
}

/** The lines with opposite signs; a helper's half is a line of no quantity. */
export const negated = (lines: readonly DealLine[]): DealLine[] =>
  lines.map(({ metricId, quantity, points }) => ({ metricId, quantity: 0 - quantity, points: 0 - points }))

/** What the entries are worth together, per metric: quantities, and the points of seller and helper. */
export function sumOfEntries(entries: readonly CountingEntry[]): DealLine[] {
  const lines = new Map<number, DealLine>()
  for (const entry of entries) {
    const { metricId, quantity, points } = entry
    const line = saleLineOf(entry)
    const sum = lines.get(line) ?? { metricId, quantity: 0, points: 0 }
    lines.set(line, { metricId, quantity: sum.quantity + quantity, points: sum.points + points })
  }
  return [...lines.values()]
}
