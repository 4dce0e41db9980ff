import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { linesOf } from '#server/ledger/deals/counting-entry'
import type { Deal } from '#server/ledger/deals/deal.entity'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import type { DisputePage } from '#server/ledger/disputes/disputes.repository'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { maskCustomer } from '#shared/ledger/customers/contract'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { DisputedDeal, DisputeView, RulingView } from '#shared/ledger/disputes/contract'

/** Disputes as this person may see them: figures are public, customers and who objected are not. */
export function viewsOf(contest: LoadedContest, person: Person, page: DisputePage): DisputeView[] {
  return page.disputes.map((dispute) => {
    const isOpen = dispute.state === 'open' && contest.status !== 'closed'
    const isOpener = dispute.kind === 'objection' && dispute.accountId === person.accountId
    const canKnowWho = dispute.kind === 'objection' && (isOpener || keepsLedger(person))
    return {
      id: dispute.id,
      kind: dispute.kind,
      state: dispute.state,
      deals: dealIdsOf(dispute).flatMap((id) => {
        const deal = page.deals.get(id)
        return deal ? [dealView(contest, person, page, dispute, deal, isOpen)] : []
      }),
      sentence: dispute.sentence,
      openedBy: canKnowWho ? (page.names.get(dispute.accountId) ?? '') : null,
      openedAt: dispute.openedAt.toISOString(),
      closedAt: dispute.closedAt?.toISOString() ?? null,
      ruling: rulingOf(contest, page, dispute),
      canWithdraw: isOpen && isOpener,
      canRule: isOpen && person.role === 'director',
    }
  })
}

/** The earlier deal first. */
export const dealIdsOf = ({ dealId, otherDealId }: Pick<Dispute, 'dealId' | 'otherDealId'>): string[] =>
  otherDealId ? [otherDealId, dealId] : [dealId]

/** What was sold, of lines that count and of lines that wait. */
export const linesSold = ({ answer }: Deal): DealLine[] => linesOf(answer)

function dealView(
  contest: LoadedContest,
  person: Person,
  page: DisputePage,
  dispute: Dispute,
  deal: Deal,
  isOpen: boolean,
): DisputedDeal {
  const seller = contest.rules.participant(deal.participantId)
  const isSeller = contest.participantOf(person.accountId)?.id === deal.participantId
  const held = page.customers.get(deal.id)
  const customer = held && (isSeller ? held : maskCustomer(held))
  const answer = dispute.dealId === deal.id ? dispute.answer : dispute.otherAnswer
  return {
    id: deal.id,
    seq: deal.seq,
    participantId: deal.participantId,
    participantName: seller?.name ?? '',
    teamId: deal.answer.teamId,
    businessDate: deal.businessDate,
    recordedAt: deal.recordedAt.toISOString(),
    lines: linesSold(deal),
    isTakenBack: page.fullyReversed.has(deal.id),
    answer,
    canAnswer: isOpen && isSeller && answer === null,
    details:
      isSeller || keepsLedger(person)
        ? {
            recordedBy: page.names.get(deal.recorderId) ?? '',
            reference: deal.reference,
            customerName: customer?.name ?? null,
            customerPhone: customer?.phone ?? null,
            area: deal.area,
            note: deal.note,
          }
        : null,
  }
}

function rulingOf(contest: LoadedContest, page: DisputePage, dispute: Dispute): RulingView | null {
  const { outcome, reason, ruledBy, ruledDealId, toParticipantId } = dispute
  if (!outcome) return null
  return {
    outcome,
    reason: reason ?? '',
    by: (ruledBy && page.names.get(ruledBy)) || '',
    dealId: ruledDealId,
    toName: (toParticipantId && contest.rules.participant(toParticipantId)?.name) || null,
  }
}
