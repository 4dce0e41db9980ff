import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import type { NewFact } from '#server/journal/facts/live.journal'
import { crossedGoals, leadChange, teamOpened } from '#server/ledger/deals/deal-facts'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import type { Raise, Tallies } from '#server/ledger/standings/tallies'
import type { ParticipantView } from '#shared/contest/contests/contract'

/** What follows from lines that count from now on; each is told once, under the numbers from `seq` on. */
@Injectable()
export class DealConsequences {
  constructor(
    private readonly deals: DealsRepository,
    private readonly duty: DutyService,
  ) {}

  /** Heads are counted over the whole contest so far, where the ranking asks for them. */
  async leadChanged(contest: LoadedContest, before: Tallies, after: Tallies): Promise<NewFact[]> {
    const duty = await this.duty.shares(contest, contest.startsOn, contest.ledgerDay)
    return leadChange(contest, before, after, duty)
  }

  async teamOpened(
    contest: LoadedContest,
    after: Tallies,
    seller: ParticipantView,
    { businessDate }: Raise,
  ): Promise<NewFact[]> {
    const absent = await this.deals.absentSellers(contest.id, businessDate)
    return teamOpened(contest, after, seller, businessDate, absent)
  }

  /** Told once per team and goal. */
  async goalsReached(
    contest: LoadedContest,
    before: Tallies,
    after: Tallies,
    { teamId, lines }: Raise,
    seq: number,
  ): Promise<NewFact[]> {
    const facts: NewFact[] = []
    for (const goal of crossedGoals(contest, before, after, teamId, lines))
      if (await this.deals.markGoalReached(contest.id, goal, seq + facts.length))
        facts.push({ fact: { type: 'goal.reached', ...goal } })
    return facts
  }
}
