import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import type { Dispute } from '#server/ledger/disputes/dispute.entity'
import { DisputeFacts, newDispute } from '#server/ledger/disputes/dispute-facts'
import { linesSold, viewsOf } from '#server/ledger/disputes/dispute-views'
import { DisputesRepository } from '#server/ledger/disputes/disputes.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { DisputeView, ListDisputes, OpenDisputeInput } from '#shared/ledger/disputes/contract'

/** 争议: an objection to a deal in one sentence, its answer, and how it ended; all of it public within the contest. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly disputes: DisputesRepository,
    private readonly reversals: ReversalsService,
    private readonly facts: DisputeFacts,
    private readonly audit: AuditService,
  ) {}

  list(person: Person, contestId: string, { openOnly }: ListDisputes): Promise<DisputeView[]> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const disputes = await this.disputes.list(contestId, openOnly === 'true')
      return viewsOf(contest, person, await this.disputes.pageOf(disputes))
    })
  }

  /** Inside the caller's unit. */
  find(contestId: string, id: string): Promise<Dispute | null> {
    return this.disputes.find(contestId, id)
  }

  /** One open objection per deal and person, and never to an own deal. */
  open(person: Person, contestId: string, { dealId, sentence }: OpenDisputeInput): Promise<DisputeView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustHaveStarted()
      const own = contest.participantOf(person.accountId)
      if (!own && !keepsLedger(person)) throw new AppError('not_a_participant')
      const deal = await this.disputes.deal(contestId, dealId)
      if (!deal) throw new AppError('not_found')
      if (deal.participantId === own?.id) throw new AppError('own_deal')
      if (await this.reversals.isFullyReversed(dealId)) throw new AppError('dispute_deal_gone')
      const open = await this.disputes.openAbout(contestId, dealId)
      if (open.some((each) => each.kind === 'objection' && each.accountId === person.accountId))
        throw new AppError('dispute_repeated')
      const about = { contestId, dealId, accountId: person.accountId, sentence }
      const dispute = newDispute(this.clock.now(), about)
      await this.disputes.add(dispute)
      await this.facts.opened(contest, dispute, linesSold(deal))
      await this.note(person, contest, dispute, 'dispute.opened')
      return this.view(contest, person, dispute)
    })
  }

  /** 撤销异议, by the person who opened it; idempotent. */
  withdraw(person: Person, contestId: string, id: string): Promise<DisputeView> {
    return this.change(person, contestId, id, async (dispute, contest) => {
      if (dispute.kind !== 'objection' || dispute.accountId !== person.accountId) throw new AppError('not_found')
      if (dispute.state === 'withdrawn') return
      if (dispute.state === 'ruled') throw new AppError('dispute_closed')
      Object.assign(dispute, { state: 'withdrawn', closedAt: this.clock.now() })
      await this.note(person, contest, dispute, 'dispute.withdrawn')
    })
  }

  /** One sentence of the seller to the dispute about an own deal. */
  answer(person: Person, contestId: string, id: string, answer: string): Promise<DisputeView> {
    return this.change(person, contestId, id, async (dispute, contest) => {
      const own = contest.participantOf(person.accountId)?.id
      const sells = async (dealId: string | null) =>
        own !== undefined && dealId !== null && (await this.disputes.deal(contestId, dealId))?.participantId === own
      const [isSeller, isOther] = [await sells(dispute.dealId), await sells(dispute.otherDealId)]
      if (!isSeller && !isOther) throw new AppError('not_found')
      if (dispute.state !== 'open') throw new AppError('dispute_closed')
      if (isSeller) dispute.answer = answer
      if (isOther) dispute.otherAnswer = answer
    })
  }

  private change(
    person: Person,
    contestId: string,
    id: string,
    work: (dispute: Dispute, contest: LoadedContest) => Promise<void>,
  ): Promise<DisputeView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const dispute = await this.disputes.find(contestId, id)
      if (!dispute) throw new AppError('not_found')
      contest.mustHaveStarted()
      await work(dispute, contest)
      await this.disputes.change(id, dispute)
      await this.facts.append(contest, [{ type: 'dispute.changed', disputeId: id }])
      return this.view(contest, person, dispute)
    })
  }

  private async note(person: Person, contest: LoadedContest, dispute: Dispute, action: string): Promise<void> {
    const { id: contestId, centerId } = contest
    const deal = await this.disputes.deal(contestId, dispute.dealId)
    const subject = contest.rules.participant(deal?.participantId ?? '')?.name ?? ''
    const { sentence } = dispute
    await this.audit.note({ centerId, contestId, actor: person.name, action, subject, after: { sentence } })
  }

  private async view(contest: LoadedContest, person: Person, dispute: Dispute): Promise<DisputeView> {
    const [view] = viewsOf(contest, person, await this.disputes.pageOf([dispute]))
    if (!view) throw new Error(`Dispute ${dispute.id} has no view`)
    return view
  }
}
