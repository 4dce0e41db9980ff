import { Injectable } from '@nestjs/common'
import { AuditService } from '#server/audit/audit.service'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import { Deal, Withdrawal } from '#server/deals/deal.entity'
import { DealsRepository } from '#server/deals/deals.repository'
import { AppError } from '#server/http/app-error'
import { keepsLedger, type Person } from '#server/http/caller'
import { LiveJournal } from '#server/live/live.journal'
import { stateOf } from '#server/pledges/pledge-rules'
import { PledgesService } from '#server/pledges/pledges.service'
import { StandingsService } from '#server/standings/standings.service'
import { emptySpan, type Raise } from '#server/standings/tallies'
import { WITHDRAWAL_MINUTES } from '#shared/deal'

/** Whether someone may withdraw this deal now: a director or clerk any time, the seller or recorder for ten minutes. */
export function mayWithdraw(person: Person, deal: Pick<Deal, 'recorderId' | 'recordedAt'>, isOwn: boolean, now: Date) {
  if (keepsLedger(person)) return 'yes'
  if (!isOwn && deal.recorderId !== person.accountId) return 'not_yours'
  return now.getTime() - deal.recordedAt.getTime() <= WITHDRAWAL_MINUTES * 60_000 ? 'yes' : 'too_late'
}

/** 撤单: undoes a whole deal, once, by entries of its own, dated as the deal. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: PledgesService,
    private readonly journal: LiveJournal,
    // Seven parts, as a reversal touches everything that a deal does and is audited besides.
    private readonly audit: AuditService,
  ) {}

  /** Standings, ranks and kept pledges follow silently. */
  withdraw(person: Person, contestId: string, dealId: string, reason: string): Promise<void> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const { manager } = this.uow
      const deal = await manager.findOneBy(Deal, { id: dealId, contestId })
      const isOwn = deal?.participantId === contest.participantOf(person.accountId)?.id
      const now = this.clock.now()
      const may = deal && mayWithdraw(person, deal, isOwn, now)
      if (!deal || may === 'not_yours') throw new AppError('not_found')
      if (await manager.existsBy(Withdrawal, { dealId })) throw new AppError('already_withdrawn')
      contest.mustTakeWrites(person)
      if (may === 'too_late') throw new AppError('withdrawal_window_over')

      const entries = await this.deals.entriesOf(dealId)
      const [first] = entries
      if (!first) throw new Error(`Deal ${dealId} has no entries`)
      const raise: Raise = {
        contestId,
        participantId: deal.participantId,
        teamId: first.teamId,
        businessDate: deal.businessDate,
        seq: contest.headSeq + 1,
        lines: entries.map(({ metricId, quantity, points }) => ({
          metricId,
          quantity: -quantity,
          points: -points,
        })),
        deals: -1,
      }
      await this.deals.reverse(contestId, dealId, raise.seq, entries)
      await manager.insert(Withdrawal, {
        dealId,
        contestId,
        seq: raise.seq,
        accountId: person.accountId,
        reason,
        at: now,
      })
      await this.standings.raise(raise)
      await this.standings.reachAgain(raise)
      await this.tell(raise, dealId, now)
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'deal.withdrawn',
        subject: contest.rules.participant(deal.participantId)?.name ?? '',
        before: entries.map(({ metricId, quantity }) => ({ metric: contest.rules.metric(metricId).name, quantity })),
        after: { reason },
      })
    })
  }

  private async tell(raise: Raise, dealId: string, now: Date): Promise<void> {
    const { contestId, participantId, teamId, businessDate, seq, lines } = raise
    const { view } = await this.contests.load(contestId)
    const tallies = await this.standings.tallies(contestId, participantId, businessDate)
    const { whole, day } = tallies.teams.get(teamId) ?? emptySpan()
    const pledge = await this.pledges.brief(contestId, businessDate, participantId)
    const pledgeState = pledge ? stateOf(view, pledge, tallies.own.day) : null
    const team = { teamId, whole, day }
    const fact = {
      type: 'deal.withdrawn' as const,
      dealId,
      participantId,
      businessDate,
      lines: [...lines],
      team,
      pledgeState,
    }
    await this.journal.append(contestId, seq, [{ fact }], now)
  }
}
