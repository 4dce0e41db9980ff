import type { DisputeView } from '#shared/ledger/disputes/contract'
import { type Translator } from '#web/words/translator'

/** How a dispute was ruled, in one sentence; nothing while it is open. */
export function rulingInWords({ t }: Pick<Translator, 't'>, dispute: DisputeView): string | undefined {
  const { ruling, deals, kind } = dispute
  if (!ruling) return undefined
  const gone = deals.find((deal) => deal.id === ruling.dealId)
  const kept = deals.find((deal) => deal.id !== ruling.dealId)
  const names = { to: ruling.toName ?? '', from: gone?.participantName ?? '', kept: kept?.participantName ?? '' }
  return t(`disputes.ruled.${kind}.${ruling.outcome}`, names)
}
