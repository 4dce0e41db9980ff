import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { AuditNote } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { isAmount, quantityText } from '#shared/contest/contests/quantities'
import type { DealLine } from '#shared/ledger/deals/contract'

/** The audit entry of a change to a deal, under the seller's name, with quantities by metric name. */
export const dealAuditEntry = (
  person: Pick<Person, 'name'>,
  contest: LoadedContest,
  action: `deal.${string}`,
  deal: { participantId: string },
  { lines, after }: { lines: readonly Pick<DealLine, 'metricId' | 'quantity'>[]; after: unknown },
): AuditNote => ({
  centerId: contest.centerId,
  contestId: contest.id,
  actor: person.name,
  action,
  subject: contest.rules.participant(deal.participantId)?.name ?? '',
  before: lines.map(({ metricId, quantity }) => {
    const metric = contest.rules.metric(metricId)
    return { metric: metric.name, quantity: isAmount(metric) ? quantityText(metric, quantity) : quantity }
  }),
  after,
})
