import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { sellerOf } from '#server/contest/participants/seller'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { byCounting, digestOf, helperOf, linesOf, mustBeRecordable } from '#server/ledger/deals/recording/deal-rules'
import { DealWriter } from '#server/ledger/deals/recording/deal-writer'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { dayOf } from '#shared/platform/time/time'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** 疑似撞单: a deal has the reference number and a metric of an earlier effective one; emitted after the deal's facts. */
    'deal.collided': { person: Person; contest: LoadedContest; deal: RecordedDeal; earlierDealId: string }
  }
}

const MOST_CLAIMS = 100

/** Records sales in the ledger. */
@Injectable()
export class DealsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly deals: DealsRepository,
    private readonly writer: DealWriter,
    private readonly standings: StandingsService,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
    private readonly events: DomainEventBus,
  ) {}

  /** Emits `deal.collided`; call it after the deal's facts are appended. */
  async collided(
    person: Person,
    contest: LoadedContest,
    deal: RecordedDeal,
    earlierDealId: string | undefined,
  ): Promise<void> {
    if (earlierDealId) await this.events.emit('deal.collided', { person, contest, deal, earlierDealId })
  }

  /** All deals that stand or wait with the number and a metric of this one, itself among them, the earliest first. */
  claimsOf({ contestId, reference, answer }: Deal): Promise<string[]> {
    const metricIds = [...answer.lines, ...(answer.pending ?? [])].map((line) => line.metricId)
    return reference ? this.deals.findByReference(contestId, reference, metricIds, MOST_CLAIMS) : Promise.resolve([])
  }

  /**
   * Appends one sale and tells the room. A repeated `requestId` gets the first answer again, whatever has changed
   * since; a back-dated deal moves the boards and nothing else.
   */
  record(person: Person, contestId: string, input: RecordDealInput): Promise<RecordedDeal> {
    const digest = digestOf(input)
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const repeated = await this.deals.findByRequest(contestId, person.accountId, input.requestId)
      if (repeated) {
        if (repeated.digest !== digest) throw new AppError('request_reused')
        return repeated.answer
      }
      contest.mustTakeWrites(person)
      const now = this.clock.now()
      const today = dayOf(now, contest.timezone)
      const seller = sellerOf(contest, person, input.participantId)
      mustBeRecordable(contest, person, seller, input.businessDate, today)
      const facts = this.journal.reserve(contest)
      const { answer, after, collidesWith } = await this.writer.write({
        contest,
        facts,
        seller,
        helper: helperOf(contest, seller, input.helperId, input.businessDate),
        businessDate: input.businessDate,
        ...byCounting(contest, linesOf(contest, input.items, input.businessDate)),
        now,
        isSilent: input.businessDate !== today,
        recorderId: person.accountId,
        digest,
        input,
      })
      const head = await this.journal.write(facts, now)
      this.standings.keep(answer, head, after)
      if (input.businessDate !== today) await this.noteLate(person, contest, answer, seller.name)
      await this.collided(person, contest, answer, collidesWith)
      return answer
    })
  }

  /** 补录: whoever dates a sale back is on the audit list. */
  private noteLate(person: Person, contest: LoadedContest, deal: RecordedDeal, subject: string): Promise<void> {
    const sold = [...deal.lines, ...(deal.pending ?? [])]
    const items = sold.map(({ metricId, quantity }) => `${contest.rules.metric(metricId).name} ${quantity}`)
    return this.audit.note({
      centerId: contest.centerId,
      contestId: contest.id,
      actor: person.name,
      action: 'deal.dated_back',
      subject,
      after: { day: deal.businessDate, items },
    })
  }
}
