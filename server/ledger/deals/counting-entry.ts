import type { EntryKind } from '#server/ledger/deals/ledger-entry.entity'
import type { DealLine, RecordedDeal } from '#shared/ledger/deals/contract'

/** A helper's half of line n of a sale is stored as line n + `HELPER_LINE_OFFSET`. */
export const HELPER_LINE_OFFSET = 100

/** Whose points of a shared line an entry holds. */
export type EntryPart = 'seller' | 'helper'

/** The stored number of one part of a sale's line. */
export const entryLineOf = (saleLine: number, part: EntryPart): number =>
  part === 'helper' ? HELPER_LINE_OFFSET + saleLine : saleLine

/** The sale's line that an entry belongs to, whichever part it holds. */
export const saleLineOf = ({ line }: Pick<CountingEntry, 'line'>): number => line % HELPER_LINE_OFFSET

/** An entry that counts or has counted, and the kind of its reversal. */
export interface CountingEntry extends DealLine {
  id: string
  seq: number
  line: number
  participantId: string
  teamId: string
  businessDate: string
  kind: EntryKind
  reversedBy: EntryKind | null
}

/** A line that waits, under its number in the deal: for its activation (待激活), or for its review (待核). */
export interface WaitingLine extends DealLine {
  line: number
  waitsFor: 'activation' | 'review'
}

/** 待激活: what shows next to the score. */
export const awaitsActivation = ({ waitsFor }: WaitingLine): boolean => waitsFor === 'activation'
/** 待核: what shows on no public screen. */
export const awaitsReview = ({ waitsFor }: WaitingLine): boolean => waitsFor === 'review'

/** Whether the entry still counts. */
export const isEffective = (entry: CountingEntry): boolean => entry.reversedBy === null

/** Whether the day of the entry still holds it: a cancellation leaves the day of the sale alone. */
export const isOnItsDay = ({ reversedBy }: CountingEntry): boolean =>
  reversedBy === null || reversedBy === 'cancellation'

/** 协办: the seller's and the helper's part of whole points; an odd one is the seller's. */
export function splitPoints(points: number, isShared: boolean): Record<EntryPart, number> {
  const helper = isShared ? Math.floor(points / 2) : 0
  return { seller: points - helper, helper }
}

/** A line without its number in the deal. */
export const plainLine = ({ metricId, quantity, points }: DealLine): DealLine => ({ metricId, quantity, points })

/** Everything that a deal was recorded with: what counts, what waits, and what is 待核. */
export const linesOf = ({ lines, pending = [], held = [] }: Pick<RecordedDeal, 'lines' | 'pending' | 'held'>) => [
  ...lines,
  ...pending,
  ...held,
]
