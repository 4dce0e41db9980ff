import { Injectable } from '@nestjs/common'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import { byCounting, digestOf, helperOf, linesOf, mustBeRecordable } from '#server/deals/deal-rules'
import { DealWriter } from '#server/deals/deal-writer'
import { DealsRepository } from '#server/deals/deals.repository'
import { AppError } from '#server/http/app-error'
import type { Person } from '#server/http/caller'
import { LiveJournal } from '#server/live/live.journal'
import { sellerOf } from '#server/participants/seller'
import { StandingsService } from '#server/standings/standings.service'
import type { RecordDealInput, RecordedDeal } from '#shared/deal'
import { dayOf } from '#shared/time'

/** What else happens, in the same unit, where a deal has the number and a metric of one that stands already. */
export type OnCollision = (person: Person, deal: RecordedDeal, earlierDealId: string) => Promise<void>

/** Records sales in the ledger. */
@Injectable()
export class DealsService {
  private readonly collisionListeners: OnCollision[] = []

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly deals: DealsRepository,
    private readonly writer: DealWriter,
    private readonly standings: StandingsService,
    private readonly journal: LiveJournal,
  ) {}

  onCollision(listener: OnCollision): void {
    this.collisionListeners.push(listener)
  }

  /**
   * Appends one sale and tells the room. A repeated `requestId` gets the first answer again, whatever has changed
   * since; a back-dated deal moves the boards and nothing else.
   */
  record(person: Person, contestId: string, input: RecordDealInput): Promise<RecordedDeal> {
    const digest = digestOf(input)
    return this.uow.writeContest(contestId, async () => {
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
      const { answer, facts, after, collidesWith } = await this.writer.write({
        contest,
        seq: contest.headSeq + 1,
        seller,
        helper: helperOf(contest, seller, input.helperId),
        businessDate: input.businessDate,
        ...byCounting(contest, linesOf(contest, input.items, input.businessDate)),
        now,
        isSilent: input.businessDate !== today,
        recorderId: person.accountId,
        digest,
        input,
      })
      await this.journal.append(contestId, answer.seq, facts, now)
      this.standings.keep(answer, answer.seq + facts.length - 1, after)
      if (collidesWith) for (const listener of this.collisionListeners) await listener(person, answer, collidesWith)
      return answer
    })
  }
}
