import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsRepository } from '#server/contest/contests/contests.repository'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { changesOf } from '#server/contest/contests/revision-rules'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { ContestView } from '#shared/contest/contests/contract'
import { quantityFigure } from '#shared/contest/contests/quantities'
import type { MetricChecks, ReviseInput } from '#shared/contest/contests/revision'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** Rules are about to change from a day on; `repriced` are the metrics with other points. Listeners may refuse. */
    'contest.revising': { contest: LoadedContest; repriced: readonly string[]; from: string }
  }
}

/** 调整目标/分值: after the start, rules move only by what is published, and never backwards. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly repository: ContestsRepository,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
    private readonly events: DomainEventBus,
  ) {}

  publish(person: Person, contestId: string, input: ReviseInput): Promise<ContestView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeRunning()
      mustLieAhead(contest, input.from)
      const changes = changesOf(contest.rules.view, input)
      if (changes.activities && input.from <= contest.today) throw new AppError('activities_from_tomorrow')
      const repriced = changes.points.map((each) => each.metricId)
      await this.events.emit('contest.revising', { contest, repriced, from: input.from })
      const now = this.clock.now()
      const facts = this.journal.reserve(contest)
      const seq = facts.add({ fact: { type: 'contest.changed', what: 'revised' } })
      await this.repository.addRevision({
        id: randomUUID(),
        contestId,
        seq,
        from: input.from,
        reason: input.reason,
        changes,
        accountId: person.accountId,
        at: now,
      })
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'rules.revised',
        subject: contest.view.name,
        after: { from: input.from, reason: input.reason, ...toldOf(contest, changes) },
      })
      await this.journal.write(facts, now)
      return (await this.contests.load(contestId)).view
    })
  }
}

function mustLieAhead(contest: LoadedContest, from: string): void {
  if (from < contest.today) throw new AppError('revision_reaches_back')
  if (from < contest.startsOn || from > contest.endsOn) throw new AppError('business_date_outside_contest')
  const last = contest.rules.view.revisions?.at(-1)
  if (last && from < last.from) throw new AppError('revision_before_last')
}

/** What the audit list says: names and figures, before and after. */
function toldOf({ rules }: LoadedContest, changes: ReturnType<typeof changesOf>) {
  const team = (id: string | null) => rules.view.teams.find((each) => each.id === id)?.name ?? ''
  const added = new Map(changes.metrics.map((metric) => [metric.id, metric]))
  const metric = (id: string) => added.get(id) ?? rules.metric(id)
  const name = (id: string | null) => (id === null ? '' : metric(id).name)
  const figure = (id: string | null, quantity: number) =>
    quantityFigure({ kind: (id !== null && metric(id).kind) || 'count' }, quantity)
  const goals = changes.goals.map(({ teamId, metricId, before, after }) => {
    const pair = (goal: { target: number; challenge: number } | null) =>
      `${figure(metricId, goal?.target ?? 0)}/${figure(metricId, goal?.challenge ?? 0)}`
    return [team(teamId), name(metricId), `${pair(before)} → ${pair(after)}`].filter(Boolean).join(' ')
  })
  const points = changes.points.map(({ metricId, before, after }) => `${name(metricId)} ${before} → ${after}`)
  const metrics = changes.metrics.map((metric) => `${metric.name} ${metric.pointsPerUnit}`)
  const checks = (changes.checks ?? []).map(({ metricId, before, after }) => {
    const told = ({ numberRule, askAbove }: MetricChecks) =>
      `${numberRule}/${askAbove === null ? '∞' : figure(metricId, askAbove)}`
    return `${name(metricId)} ${told(before)} → ${told(after)}`
  })
  const activities = changes.activities && {
    before: changes.activities.before.map(({ name }) => name),
    after: changes.activities.after.map(({ name }) => name),
  }
  return {
    ...(activities
      ? { activities: `${activities.before.join(' ') || '–'} → ${activities.after.join(' ') || '–'}` }
      : {}),
    ...(goals.length > 0 ? { goals } : {}),
    ...(points.length > 0 ? { points } : {}),
    ...(metrics.length > 0 ? { metrics } : {}),
    ...(checks.length > 0 ? { checks } : {}),
  }
}
