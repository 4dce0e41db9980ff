import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { awaitsActivation, awaitsReview, isEffective, plainLine } from '#server/ledger/deals/counting-entry'
import { DealReplacement } from '#server/ledger/deals/reversals/deal-replacement'
import { sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { isAmount } from '#shared/contest/contests/quantities'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'

/** 更正: withdraws a deal with a wrong quantity and re-records it in one unit, on the same business date. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly withdrawals: WithdrawalsService,
    private readonly replacement: DealReplacement,
  ) {}

  /** Returns the id of the new deal, whose other metrics are unchanged. */
  correct(
    person: Person,
    contestId: string,
    dealId: string,
    { reason, ...right }: MetricQuantity & { reason: string },
  ): Promise<string> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const open = await this.reversals.openById(await this.contests.loadFor(person, contestId), dealId)
      await this.withdrawals.withdraw(person, contestId, dealId, reason)
      const contest = await this.contests.loadFor(person, contestId)
      const seller = contest.rules.participant(open.deal.participantId)
      if (!seller) throw new AppError('not_a_participant')
      // The business system names the sale, which settles its review.
      const held = open.pending.filter(awaitsReview).map(plainLine)
      const counted = [...sumOfEntries(open.entries.filter(isEffective)), ...held]
      const waiting = open.pending.filter(awaitsActivation).map(plainLine)
      const isCounted = counted.some(({ metricId }) => metricId === right.metricId)
      const { answer } = await this.replacement.record(person, contest, open, {
        seller,
        counted: isCounted ? withQuantity(contest, open.deal.businessDate, counted, right) : counted,
        pending: isCounted
          ? waiting.filter(({ metricId }) => metricId !== right.metricId)
          : withQuantity(contest, open.deal.businessDate, waiting, right),
      })
      return answer.id
    })
  }
}

/** The lines with those of one metric merged into one of that quantity, each piece or 元 worth as much as before. */
function withQuantity(
  { rules }: LoadedContest,
  day: string,
  lines: readonly DealLine[],
  { metricId, quantity }: MetricQuantity,
): DealLine[] {
  const wrong = lines.filter((line) => line.metricId === metricId)
  const sum = (of: 'quantity' | 'points') => wrong.reduce((total, line) => total + line[of], 0)
  const shared = () => Math.round((sum('points') * quantity) / Math.max(1, sum('quantity')))
  const points = isAmount(rules.metric(metricId)) ? rules.pointsOn(metricId, day, quantity) : shared()
  return [...lines.filter((line) => line.metricId !== metricId), { metricId, quantity, points }]
}
