import { type EntryPart, splitPoints } from '#server/ledger/deals/counting-entry'
import type { StandingDelta } from '#server/ledger/standings/tallies'
import type { DealLine } from '#shared/ledger/deals/contract'

/** Lines that count from now on, with the points of seller and helper together. */
export interface CountedLines extends Omit<StandingDelta, 'isCancellation' | 'cancelledDeals'> {
  helperId: string | null | undefined
  lines: readonly DealLine[]
}

/** The seller's delta, which counts the deal, then the helper's where one has points; a helper's half has no quantity. */
export function deltasOf({ helperId, lines, pending, ...sale }: CountedLines): [StandingDelta, ...StandingDelta[]] {
  const half = (part: EntryPart) =>
    lines.map((line) => ({ ...line, points: splitPoints(line.points, !!helperId)[part] }))
  const seller: StandingDelta = { ...sale, lines: half('seller'), ...(pending ? { pending } : {}) }
  const helped = half('helper').filter((line) => line.points > 0)
  if (!helperId || helped.length === 0) return [seller]
  const shared = helped.map((line) => ({ ...line, quantity: 0 }))
  return [seller, { ...sale, participantId: helperId, lines: shared, deals: 0, dayDeals: 0 }]
}
