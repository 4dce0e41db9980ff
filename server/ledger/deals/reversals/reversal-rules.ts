import { type CountingEntry, HELPER_LINE_OFFSET } from '#server/ledger/deals/counting-entry'
import type { WaitingLine } from '#server/ledger/deals/deals.repository'
import type { Raise } from '#server/ledger/standings/tallies'
import type { DealLine } from '#shared/ledger/deals/contract'

/** The deal of which something is undone, with all that it has ever counted. */
export interface ReversedDeal {
  contestId: string
  participantId: string
  businessDate: string
  entries: readonly CountingEntry[]
}

/** What one fact undoes: entries that fall on one day, with what they do to the standings. */
export interface Reversal {
  seq: number
  businessDate: string
  entries: readonly CountingEntry[]
  pending: readonly WaitingLine[]
  raises: Raise[]
}

export const isStanding = (entry: CountingEntry): boolean => entry.reversedBy === null

/** Those of the entries that belong to these lines, a helper's halves too; all of them where no lines are named. */
export function ofLines(entries: readonly CountingEntry[], lines?: readonly number[]): CountingEntry[] {
  return entries.filter((entry) => !lines || lines.includes(entry.line % HELPER_LINE_OFFSET))
}

/**
 * 撤单 or 改判: everything that stands is taken from the days it counted for, one reversal per day, numbered from `seq`;
 * what waits is dropped with the day of the sale. The day no longer had the deal, unless part of it was cancelled.
 */
export function takenBack(
  deal: ReversedDeal,
  teamId: string,
  seq: number,
  pending: readonly WaitingLine[],
): Reversal[] {
  const standing = deal.entries.filter(isStanding)
  const first = deal.entries[0]?.businessDate
  const isOffItsDay = standing.length > 0 && !deal.entries.some((entry) => entry.reversedBy === 'cancellation')
  const days = new Set(standing.map((entry) => entry.businessDate))
  if (pending.length > 0 || standing.length === 0) days.add(deal.businessDate)
  return [...days].sort().map((day, index) => {
    const entries = standing.filter((entry) => entry.businessDate === day)
    const dropped: readonly WaitingLine[] = day === deal.businessDate ? pending : []
    const numbers = {
      seq: seq + index,
      deals: index === 0 && standing.length > 0 ? -1 : 0,
      dayDeals: isOffItsDay && day === first ? -1 : 0,
    }
    return {
      seq: numbers.seq,
      businessDate: day,
      entries,
      pending: dropped,
      raises: undo(deal, teamId, day, entries, dropped, numbers),
    }
  })
}

/** 退订: these entries are taken off the contest on the day it became known; the days of sale keep them. */
export function cancelled(
  deal: ReversedDeal,
  teamId: string,
  seq: number,
  day: string,
  entries: readonly CountingEntry[],
  pending: readonly WaitingLine[],
): Reversal {
  const isWhole = deal.entries.filter(isStanding).length === entries.length && entries.length > 0
  const numbers = { seq, deals: isWhole ? -1 : 0, dayDeals: 0 }
  const raises = entries.length > 0 ? undo(deal, teamId, day, entries, [], numbers) : []
  const waiting =
    pending.length > 0 ? undo(deal, teamId, deal.businessDate, [], pending, { seq, deals: 0, dayDeals: 0 }) : []
  return {
    seq,
    businessDate: day,
    entries,
    pending,
    raises: [
      ...raises.map((raise) => ({
        ...raise,
        isCancellation: true,
        cancelledDeals: raise.participantId === deal.participantId ? 1 : 0,
      })),
      ...waiting,
    ],
  }
}

/** The seller's raise, which also counts the deal and what waited, and the helper's. */
function undo(
  { contestId, participantId }: ReversedDeal,
  teamId: string,
  businessDate: string,
  entries: readonly CountingEntry[],
  pending: readonly WaitingLine[],
  numbers: Pick<Raise, 'seq' | 'deals' | 'dayDeals'>,
): Raise[] {
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
    ...(each === participantId && pending.length > 0 ? { pending: negated(pending) } : {}),
  }))
}

/** Lines with their signs turned; a helper's half is a line of no quantity. */
export const negated = (lines: readonly DealLine[]): DealLine[] =>
  lines.map(({ metricId, quantity, points }) => ({ metricId, quantity: 0 - quantity, points: 0 - points }))

/** What the entries are worth together, per metric: quantities, and the points of seller and helper. */
export function sumOfEntries(entries: readonly CountingEntry[]): DealLine[] {
  const lines = new Map<number, DealLine>()
  for (const { line, metricId, quantity, points } of entries) {
    const sum = lines.get(line % HELPER_LINE_OFFSET) ?? { metricId, quantity: 0, points: 0 }
    lines.set(line % HELPER_LINE_OFFSET, { metricId, quantity: sum.quantity + quantity, points: sum.points + points })
  }
  return [...lines.values()]
}
