import type { EntryKind } from '#server/ledger/deals/ledger-entry.entity'
import type { DealLine } from '#shared/ledger/deals/contract'

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

/** 待激活: a line that waits, under its number in the deal. */
export interface WaitingLine extends DealLine {
  line: number
}

/** Whether the entry still counts. */
export const isEffective = (entry: CountingEntry): boolean => entry.reversedBy === null

/** 协办: the seller's and the helper's part of whole points; an odd one is the seller's. */
export function splitPoints(points: number, isShared: boolean): Record<EntryPart, number> {
  const helper = isShared ? Math.floor(points / 2) : 0
  return { seller: points - helper, helper }
}
