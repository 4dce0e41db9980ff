import { Injectable } from '@nestjs/common'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import type { LoadedContest } from '#server/contests/loaded-contest'
import { UnitOfWork } from '#server/database/unit-of-work'
import type { Deal } from '#server/deals/deal.entity'
import { type LedgerPage, LedgerRepository } from '#server/deals/ledger.repository'
import { mayWithdraw } from '#server/deals/withdrawals.service'
import { AppError } from '#server/http/app-error'
import { keepsLedger, type Person } from '#server/http/caller'
import { takesWrites } from '#shared/contest'
import type { DealPage, DealView, ListDeals } from '#shared/deal'

/** The ledger as people read it: directors and clerks all of it, members their own deals. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly ledger: LedgerRepository,
  ) {}

  page(person: Person, contestId: string, filter: ListDeals): Promise<DealPage> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const page = await this.ledger.page(contestId, { ...filter, participantId: scope(contest, person, filter) })
      const shown = page.deals.slice(0, filter.limit)
      return {
        deals: shown.map((deal) => this.toView(contest, person, deal, page)),
        next: page.deals.length > filter.limit ? (shown.at(-1)?.seq ?? null) : null,
      }
    })
  }

  private toView(contest: LoadedContest, person: Person, deal: Deal, page: LedgerPage): DealView {
    const seller = contest.rules.participant(deal.participantId)
    const entries = page.entries.get(deal.id) ?? []
    const customer = page.customers.get(deal.id)
    const withdrawal = page.withdrawals.get(deal.id)
    const isOwn = contest.participantOf(person.accountId)?.id === deal.participantId
    const may = mayWithdraw(person, deal, isOwn, this.clock.now())
    return {
      id: deal.id,
      seq: deal.seq,
      participantId: deal.participantId,
      participantName: seller?.name ?? '',
      teamId: entries[0]?.teamId ?? '',
      recordedBy: page.names.get(deal.recorderId) ?? '',
      businessDate: deal.businessDate,
      recordedAt: deal.recordedAt.toISOString(),
      lines: entries.map(({ metricId, quantity, points }) => ({ metricId, quantity, points })),
      reference: deal.reference,
      customerName: customer?.name ?? null,
      customerPhone: customer?.phone ?? null,
      area: deal.area,
      note: deal.note,
      isPossibleDuplicate: deal.isPossibleDuplicate,
      withdrawal: withdrawal
        ? {
            reason: withdrawal.reason,
            at: withdrawal.at.toISOString(),
            by: page.names.get(withdrawal.accountId) ?? '',
          }
        : null,
      canWithdraw: !withdrawal && takesWrites(contest.status, keepsLedger(person)) && may === 'yes',
    }
  }
}

/** Whose deals the caller may list. */
function scope(contest: LoadedContest, person: Person, filter: ListDeals): string | undefined {
  if (keepsLedger(person)) return filter.participantId
  const own = contest.participantOf(person.accountId)
  if (!own) throw new AppError('not_a_participant')
  if (filter.participantId && filter.participantId !== own.id) throw new AppError('not_for_others')
  return own.id
}
