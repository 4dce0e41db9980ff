import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import type { NumberedFacts } from '#server/journal/facts/numbered-facts'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { crossedGoals, leadChange, teamOpened } from '#server/ledger/deals/recording/deal-facts'
import type { StandingDelta, Tallies } from '#server/ledger/standings/tallies'
import { TeamBonusesReader } from '#server/ledger/standings/team-bonuses.reader'
import type { ParticipantView } from '#shared/contest/contests/contract'

/** Facts derived from newly counted lines (lead, goal, pledge, whole team); each emitted once. */
@Injectable()
export class DealConsequences {
  constructor(
    private readonly deals: DealsRepository,
    private readonly duty: DutyService,
    private readonly bonuses: TeamBonusesReader,
  ) {}

  /** Heads are counted over the whole contest so far, where the ranking asks for them. */
  async leadChanged(contest: LoadedContest, before: Tallies, after: Tallies, facts: NumberedFacts): Promise<void> {
    const duty = await this.duty.shares(contest, contest.startsOn, contest.ledgerDay)
    const earned = await this.bonuses.between(contest, { from: contest.startsOn, to: contest.ledgerDay })
    facts.addAll(leadChange(contest, before, after, duty, earned))
  }

  async teamOpened(
    contest: LoadedContest,
    after: Tallies,
    seller: ParticipantView,
    { businessDate }: StandingDelta,
    facts: NumberedFacts,
  ): Promise<void> {
    const absent = await this.deals.absentSellers(contest.id, businessDate)
    facts.addAll(teamOpened(contest, after, seller, businessDate, absent))
  }

  /** Once per team and goal. */
  async goalsReached(
    contest: LoadedContest,
    before: Tallies,
    after: Tallies,
    { teamId, lines }: Pick<StandingDelta, 'teamId' | 'lines'>,
    facts: NumberedFacts,
  ): Promise<void> {
    for (const goal of crossedGoals(contest, before, after, teamId, lines))
      if (await this.deals.markGoalReached(contest.id, goal, facts.next))
        facts.add({ fact: { type: 'goal.reached', ...goal } })
  }
}
