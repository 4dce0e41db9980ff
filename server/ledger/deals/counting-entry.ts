import type { EntryKind } from '#server/ledger/deals/ledger-entry.entity'
import type { DealLine } from '#shared/ledger/deals/contract'

/** A helper's half of line n stands in line n + `HELPER_LINE_OFFSET`. */
export const HELPER_LINE_OFFSET = 100

/** An entry that counts or has counted, and by what it was undone. */
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

/** 协办: the seller's and the helper's part of whole points; the odd one stays with the seller. */
export function splitPoints(points: number, isShared: boolean): { own: number; helper: number } {
  const helper = isShared ? Math.floor(points / 2) : 0
  return { own: points - helper, helper }
}
