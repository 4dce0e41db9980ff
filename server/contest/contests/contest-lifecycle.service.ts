import { Injectable } from '@nestjs/common'
import { ContestsRepository } from '#server/contest/contests/contests.repository'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { AmendContestInput, AmendTeamInput, ContestView } from '#shared/contest/contests/contract'
import { hasRankingGoals } from '#shared/contest/contests/ranking-value'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** A contest is about to be closed: what its figures are still owed is brought up to date, in this unit. */
    'contest.closing': { contest: LoadedContest }
    /** A contest was closed (终榜); `contest` as it is from then on. A listener that refuses keeps it open. */
    'contest.closed': { contest: LoadedContest }
    /** Texts, hours or meetings of a started contest changed, or the look of a team; `contest` as it is from then on. */
    'contest.amended': { contest: LoadedContest }
  }
}

/** A contest's way from draft to closed, and what a director may still correct on the way. */
@Injectable()
export class ContestLifecycleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly repository: ContestsRepository,
    private readonly audit: AuditService,
    private readonly events: DomainEventBus,
  ) {}

  /** Freezes metrics, points and ranking basis, and opens recording. */
  start(person: Person, contestId: string): Promise<ContestView> {
    return this.change(person, contestId, async (contest) => {
      contest.mustBeDraft()
      const { teams, metrics } = contest.view
      if (teams.length < 2 || metrics.length === 0) throw new AppError('contest_incomplete')
      if (!hasRankingGoals(contest.view)) throw new AppError('ranking_needs_goals')
      await this.repository.amend(contestId, { status: 'running', startedAt: this.clock.now() })
      const { rankingBasis, overall } = contest.view
      await this.note(person, contest, 'contest.started', { metrics, rankingBasis, ...(overall ? { overall } : {}) })
      await this.contests.announce(contest, 'started')
    })
  }

  /** 终榜: the figures are final, and recording ends. */
  close(person: Person, contestId: string): Promise<ContestView> {
    return this.change(person, contestId, async (contest) => {
      contest.mustTakeWrites(person)
      await this.events.emit('contest.closing', { contest })
      await this.repository.amend(contestId, { status: 'closed', closedAt: this.clock.now() })
      await this.note(person, contest, 'contest.closed', {})
      await this.contests.announce(contest, 'closed')
      await this.events.emit('contest.closed', { contest: await this.contests.load(contestId) })
    })
  }

  /** Changes name and texts at any time, and extends the end until the close. */
  amend(person: Person, contestId: string, input: AmendContestInput): Promise<ContestView> {
    return this.change(person, contestId, async (contest) => {
      if (input.endsOn !== undefined) {
        contest.mustBeOpen()
        if (contest.status !== 'draft' && input.endsOn < contest.endsOn) throw new AppError('end_before_sales')
        if (input.endsOn < contest.startsOn) throw new AppError('invalid_input')
      }
      await this.repository.amend(contestId, input)
      await this.note(person, contest, 'contest.amended', input, pick(contest.view, input))
      await this.tellAmended(contest)
    })
  }

  amendTeam(person: Person, contestId: string, teamId: string, input: AmendTeamInput): Promise<ContestView> {
    return this.change(person, contestId, async (contest) => {
      const team = contest.view.teams.find((each) => each.id === teamId)
      if (!team) throw new AppError('not_found')
      await this.repository.amendTeam(teamId, input)
      await this.repository.bumpRevision(contestId)
      await this.note(person, contest, 'team.amended', input, pick(team, input))
      await this.tellAmended(contest)
    })
  }

  /** A draft is shown nowhere. */
  private async tellAmended(contest: LoadedContest): Promise<void> {
    if (contest.status === 'draft') return
    await this.contests.announce(contest, 'amended')
    await this.events.emit('contest.amended', { contest: await this.contests.load(contest.id) })
  }

  private change(
    person: Person,
    contestId: string,
    work: (contest: LoadedContest) => Promise<void>,
  ): Promise<ContestView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      await work(await this.contests.loadFor(person, contestId))
      return (await this.contests.load(contestId)).view
    })
  }

  private note(person: Person, contest: LoadedContest, action: string, after: object, before?: object): Promise<void> {
    return this.audit.note({
      centerId: contest.centerId,
      contestId: contest.id,
      actor: person.name,
      action,
      subject: contest.view.name,
      before,
      after,
    })
  }
}

/** The part of `whole` that `changes` is about. */
function pick(whole: object, changes: object): object {
  const keys = new Set(Object.keys(changes))
  return Object.fromEntries(Object.entries(whole).filter(([key]) => keys.has(key)))
}
