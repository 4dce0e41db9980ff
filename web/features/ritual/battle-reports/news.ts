import type { LiveFact } from '#shared/live/facts'
import type { DraftReportInput } from '#shared/ritual/battle-reports/contract'

/** What a flash (快报) or good news (喜报) may be made of, if anything: an overtake, a goal, a sale. */
export function newsOf(fact: LiveFact, seq: number): DraftReportInput | undefined {
  if (fact.type === 'lead.changed' || fact.type === 'goal.reached') return { kind: 'flash', factSeq: seq }
  return fact.type === 'deal.recorded' && !fact.isSilent ? { kind: 'good_news', dealId: fact.dealId } : undefined
}
