import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { OpportunitiesRepository } from '#server/field/opportunities/opportunities.repository'
import { byNext, opportunityView } from '#server/field/opportunities/opportunity-views'
import { OpportunityWriting } from '#server/field/opportunities/opportunity-writing'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { isActive } from '#shared/contest/duty/contract'
import type {
  ChangeOpportunityInput,
  OpenOpportunityInput,
  OpportunityView,
  OwnOpportunities,
  RevealedCustomer,
} from '#shared/field/opportunities/contract'
import { digitsOf } from '#shared/ledger/customers/contract'

/** 商机: deals that take several steps. One wins nothing by itself: only the sale counts that its seller logs. */
@Injectable()
export class OpportunitiesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly opportunities: OpportunitiesRepository,
    private readonly writing: OpportunityWriting,
    private readonly audit: AuditService,
  ) {}

  /** 我的商机; refused with `not_a_participant`. */
  own(person: Person, contestId: string): Promise<OwnOpportunities> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const { id } = seatOf(contest, person)
      const found = await this.opportunities.list(contestId, id)
      const counting = await this.writing.counting(contest)
      const now = this.clock.now()
      const views = found.map((each) => opportunityView(contest, person, counting, now, each))
      return { day: contest.today, opportunities: views.sort(byNext) }
    })
  }

  /** Sent again, it is the same one. Refused with `not_a_participant`, `participant_left`, `unknown_metric`. */
  open(person: Person, contestId: string, input: OpenOpportunityInput): Promise<OpportunityView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const { accountId } = person
      const known = await this.opportunities.existing(input.id)
      if (known) {
        if (known.contestId !== contestId || known.accountId !== accountId) throw new AppError('request_reused')
        return this.writing.viewOf(contest, person, known.id)
      }
      contest.mustHaveStarted()
      const seat = seatOf(contest, person)
      if (!isActive(seat, contest.today)) throw new AppError('participant_left')
      const { id, customer: name, phone, what, feeFen = null, nextOn = null, metricId = null } = input
      if (metricId !== null) contest.rules.metric(metricId)
      const now = this.clock.now()
      const opportunity = {
        ...{ id, contestId, participantId: seat.id, step: 'survey' as const, isLost: false, what, feeFen, nextOn },
        ...{ metricId, dealId: null, accountId, createdAt: now, steppedAt: now },
      }
      await this.opportunities.add(opportunity, { name, phone: phone === undefined ? null : digitsOf(phone) })
      await this.writing.write(opportunity, {}, { act: 'opened', recorderId: accountId, requestId: id })
      return this.writing.viewOf(contest, person, id)
    })
  }

  /** What is written about it, as a whole; a phone that is left out stays. Refused with `opportunity_not_yours`. */
  change(person: Person, contestId: string, id: string, input: ChangeOpportunityInput): Promise<OpportunityView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const { contest } = await this.writing.own(person, contestId, id)
      contest.mustHaveStarted()
      const { customer: name, phone, what, feeFen = null, nextOn = null, metricId = null } = input
      if (metricId !== null) contest.rules.metric(metricId)
      await this.opportunities.change(id, { what, feeFen, nextOn, metricId })
      const before = await this.opportunities.customerOf(id)
      const number = phone === undefined ? (before?.phone ?? null) : digitsOf(phone)
      await this.opportunities.nameCustomer({ opportunityId: id, contestId, name, phone: number })
      return this.writing.viewOf(contest, person, id)
    })
  }

  /** The whole number; the audit list notes it. */
  reveal(person: Person, contestId: string, id: string): Promise<RevealedCustomer> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const { contest, known } = await this.writing.own(person, contestId, id)
      const number = (await this.opportunities.customerOf(id))?.phone
      if (!number) throw new AppError('not_found')
      await this.audit.note({
        ...{ centerId: contest.centerId, contestId, actor: person.name, action: 'customer.revealed' },
        subject: known.what,
      })
      return { number }
    })
  }
}

function seatOf(contest: LoadedContest, { accountId }: Person) {
  const seat = contest.participantOf(accountId)
  if (!seat) throw new AppError('not_a_participant')
  return seat
}
