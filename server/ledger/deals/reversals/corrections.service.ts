import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { DealsAnew } from '#server/ledger/deals/recording/deal-replacement'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { isStanding, sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'

/** 更正: a quantity that was logged wrong; one unit withdraws the deal and writes it anew, on the same business date. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly withdrawals: WithdrawalsService,
    private readonly anew: DealsAnew,
    private readonly journal: LiveJournal,
    // Eight parts, as a number that another deal claims too is disputed anew.
    private readonly deals: DealsService,
  ) {}

  /** The id of the new deal. Its other metrics stay as they are. */
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
      const standing = sumOfEntries(open.entries.filter(isStanding))
      const waiting = open.pending.map(({ metricId, quantity, points }) => ({ metricId, quantity, points }))
      const isCounted = standing.some(({ metricId }) => metricId === right.metricId)
      const facts = this.journal.reserve(contest)
      const { answer, collidesWith } = await this.anew.write(person, contest, open, {
        facts,
        seller,
        counted: isCounted ? withQuantity(standing, right) : standing,
        pending: isCounted
          ? waiting.filter(({ metricId }) => metricId !== right.metricId)
          : withQuantity(waiting, right),
      })
      await this.journal.write(facts, this.clock.now())
      await this.deals.collided(person, contest, answer, collidesWith)
      return answer.id
    })
  }
}

/** The lines with one metric's put together into one, worth as much apiece as before. */
function withQuantity(lines: readonly DealLine[], { metricId, quantity }: MetricQuantity): DealLine[] {
  const wrong = lines.filter((line) => line.metricId === metricId)
  const sum = (of: 'quantity' | 'points') => wrong.reduce((total, line) => total + line[of], 0)
  const points = Math.round((sum('points') * quantity) / Math.max(1, sum('quantity')))
  return [...lines.filter((line) => line.metricId !== metricId), { metricId, quantity, points }]
}
