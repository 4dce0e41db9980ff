import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { OpportunitiesRepository } from '#server/field/opportunities/opportunities.repository'
import { byNext, countingOf, opportunityView } from '#server/field/opportunities/opportunity-views'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { reachedOf } from '#shared/field/activities/funnel'
import type {
  CountingStep,
  OpportunityDesk,
  SetCountingStepsInput,
  TeamSteps,
} from '#shared/field/opportunities/contract'
import { OPPORTUNITY_STEPS, type OpportunityStep } from '#shared/field/opportunities/steps'

const FEWEST_PEOPLE = 2

/** All deals of a contest for directors and clerks, step by step. */
@Injectable()
export class OpportunityDeskService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly opportunities: OpportunitiesRepository,
    private readonly audit: AuditService,
  ) {}

  desk(person: Person, contestId: string): Promise<OpportunityDesk> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const counting = countingOf(contest, await this.opportunities.counting(contestId))
      const countsAt = new Map(counting.map(({ metricId, step }) => [metricId, step]))
      const now = this.clock.now()
      const found = await this.opportunities.list(contestId)
      const sums = await this.opportunities.sums(contestId)
      return {
        day: contest.today,
        opportunities: found.map((each) => opportunityView(contest, person, countsAt, now, each)).sort(byNext),
        sums: OPPORTUNITY_STEPS.map((step) => {
          const sum = sums.find((each) => each.step === step && !each.isLost)
          return { step, count: sum?.count ?? 0, feeFen: sum?.feeFen ?? 0 }
        }),
        lost: sums.reduce((total, { isLost, count }) => total + (isLost ? count : 0), 0),
        teams: await this.teams(contest),
        counting,
      }
    })
  }

  /** Replaces the choice; each change is in the audit list. Refused with `unknown_metric`, `contest_closed`. */
  setCounting(person: Person, contestId: string, { steps }: SetCountingStepsInput): Promise<CountingStep[]> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      const named = (rows: readonly CountingStep[]) =>
        Object.fromEntries(rows.map(({ metricId, step }) => [contest.rules.metric(metricId).name, step ?? '—']))
      const [after, before] = [named(steps), named(countingOf(contest, await this.opportunities.counting(contestId)))]
      await this.opportunities.setCounting(contestId, steps)
      const { centerId } = contest
      const [actor, subject] = [person.name, contest.view.name]
      await this.audit.note({ centerId, contestId, actor, action: 'opportunity.counting', subject, before, after })
      return countingOf(contest, steps)
    })
  }

  private async teams(contest: LoadedContest): Promise<TeamSteps[]> {
    const rows = await this.opportunities.reached(contest.id)
    return contest.view.teams.map(({ id: teamId }) => {
      const own = rows.filter(({ participantId }) => contest.rules.participant(participantId)?.teamId === teamId)
      if (new Set(own.map(({ participantId }) => participantId)).size < FEWEST_PEOPLE) return { teamId, reached: null }
      const ended: Partial<Record<OpportunityStep, number>> = {}
      for (const { step, count } of own) ended[step] = (ended[step] ?? 0) + count
      return { teamId, reached: reachedOf(OPPORTUNITY_STEPS, ended) }
    })
  }
}
