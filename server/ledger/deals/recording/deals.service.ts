import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { linesOf } from '#server/ledger/deals/counting-entry'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { answerAgain, digestOf } from '#server/ledger/deals/recording/deal-rules'
import { DealWriter, loggedDeal } from '#server/ledger/deals/recording/deal-writer'
import { SaleChecks } from '#server/ledger/deals/recording/sale-checks'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { quantityFigure } from '#shared/contest/contests/quantities'
import type { DealSource, RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { numbersOf } from '#shared/ledger/deals/review'

const MAX_CLAIMS = 100

/** Records sales in the ledger. */
@Injectable()
export class DealsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly deals: DealsRepository,
    private readonly writer: DealWriter,
    private readonly audit: AuditService,
    private readonly checks: SaleChecks,
  ) {}

  /** Effective or waiting deals with a number and a metric of this one, itself included, the earliest first. */
  async claimsOf({ id, contestId, reference, answer }: Deal): Promise<string[]> {
    const metricIds = linesOf(answer).map((line) => line.metricId)
    const numbers = numbersOf({ reference: reference ?? undefined, numbers: await this.deals.laterNumbers(id) })
    return numbers.length > 0 ? this.deals.findByReference(contestId, numbers, metricIds, MAX_CLAIMS) : []
  }

  /**
   * Records one sale and appends its facts. A repeated `requestId` returns the first answer, whatever has changed since;
   * a back-dated deal moves the boards and nothing else. Refuses with
   * - `request_reused`: the `requestId` came before with other content;
   * - `not_found`: the caller does not see the contest;
   * - `contest_not_started`, `contest_closed`, `contest_settling`: the contest takes no sale of the caller now;
   * - `not_a_participant`, `not_for_others`: no such seller, or not in that name;
   * - `tap_in_future`: the device's clock was set between the server's last word and the tap;
   * - `business_date_in_future`, `business_date_outside_contest`, `business_date_too_old`: not on that day;
   * - `participant_left`, `participant_not_yet_in`: the seller does not take part on that day;
   * - `helper_is_seller`, `helper_of_other_team`, `helper_not_in`: the helper cannot share this sale;
   * - `unknown_territory`: the contest has no such territory;
   * - `unknown_metric`, `unknown_offer`: not sold in this contest on that day;
   * - `number_required`: a metric is 必填, and the sale has no number.
   */
  record(person: Person, contestId: string, input: RecordDealInput, source?: DealSource): Promise<RecordedDeal> {
    const digest = digestOf(input)
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const repeated = await this.deals.findByRequest(contestId, person.accountId, input.requestId)
      if (repeated) return answerAgain(repeated, digest)
      const sale = await this.checks.check(person, contest, input, { digest, now: this.clock.now() })
      const { seller, isSilent } = sale
      const written = await this.writer.record({ ...sale, source })
      const { answer } = written
      if (isSilent) await this.noteLate(person, contest, answer, seller.name)
      if (!source && !person.token) await this.writer.announceLogged(contest, [loggedDeal(sale, answer)])
      await this.writer.announceCollision(person, contest, written)
      return answer
    })
  }

  /** 补录: a back-dated sale is audited under the name of its recorder. */
  private noteLate(person: Person, contest: LoadedContest, deal: RecordedDeal, subject: string): Promise<void> {
    const items = linesOf(deal).map(({ metricId, quantity }) => {
      const metric = contest.rules.metric(metricId)
      return `${metric.name} ${quantityFigure(metric, quantity)}`
    })
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
