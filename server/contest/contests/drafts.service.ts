import { isDeepStrictEqual } from 'node:util'
import { Injectable } from '@nestjs/common'
import { ContestsRepository } from '#server/contest/contests/contests.repository'
import { ContestsService } from '#server/contest/contests/contests.service'
import { DraftsRepository } from '#server/contest/contests/drafts.repository'
import { mustBeAimable } from '#server/contest/contests/goal-rules'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { MOST_ACTIVITY_SHARE } from '#shared/contest/contests/activities'
import {
  type ContestView,
  DRAFT_PARTS,
  type DraftInput,
  draftOf,
  type SaveDraftInput,
} from '#shared/contest/contests/contract'
import { isAmount } from '#shared/contest/contests/quantities'

/** What the wizard saves before a contest starts. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly repository: ContestsRepository,
    private readonly drafts: DraftsRepository,
  ) {}

  /** Saves the whole wizard before the start; refuses with `field_changed` what another director changed meanwhile. */
  save(person: Person, contestId: string, { was, ...input }: SaveDraftInput): Promise<ContestView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeDraft()
      if (was) mustBeUnchanged(was, draftOf(contest.view), input)
      mustBeCoherent(input)
      await this.drafts.refuseRemovalOfPeople(contestId, input)
      return (await this.fill(contestId, input)).view
    })
  }

  /** Puts a coherent `input` in place of what the draft held, inside a unit under way that knows it is a draft. */
  async fill(contestId: string, input: DraftInput): Promise<LoadedContest> {
    await this.drafts.replace(contestId, input)
    const { metrics: _m, offers: _o, teams: _t, goals: _g, ...columns } = input
    await this.repository.amend(contestId, {
      ...columns,
      overall: columns.overall ?? null,
      activities: columns.activities?.length ? columns.activities : null,
      activityShare: columns.activityShare ?? 0,
    })
    return this.contests.load(contestId)
  }
}

/** Names the parts that differ from what the wizard loaded; a part that both set to the same is no conflict. */
function mustBeUnchanged(was: DraftInput, now: DraftInput, wanted: DraftInput): void {
  const changed = DRAFT_PARTS.filter(
    (part) => !isDeepStrictEqual(was[part], now[part]) && !isDeepStrictEqual(wanted[part], now[part]),
  )
  if (changed.length === 0) return
  const fields = changed.map((path) => ({ path, message: path, code: 'field_changed' as const }))
  throw new AppError('field_changed', { fields })
}

/** Goals and offers may only name teams and metrics of the same draft, each pair once; names are unique. */
function mustBeCoherent(draft: DraftInput): void {
  const teams = new Set<string | null>([null, ...draft.teams.map((team) => team.id)])
  const metrics = new Set<string | null>([null, ...draft.metrics.map((metric) => metric.id)])
  const named = (path: string) => new AppError('invalid_input', { fields: [{ path, message: path }] })
  if ((draft.activityShare ?? 0) > MOST_ACTIVITY_SHARE) throw new AppError('activity_share_too_large')
  const isRepeated = (values: string[]) => new Set(values).size < values.length
  if (isRepeated(draft.teams.map((team) => team.name))) throw named('teams')
  if (isRepeated(draft.metrics.map((metric) => metric.name))) throw named('metrics')
  if (isRepeated(draft.offers.map((offer) => offer.name))) throw named('offers')
  if (draft.goals.some((goal) => !teams.has(goal.teamId) || !metrics.has(goal.metricId))) throw named('goals')
  if (isRepeated(draft.goals.map((goal) => `${goal.teamId}:${goal.metricId}`))) throw named('goals')
  if (draft.offers.some((offer) => offer.lines.some((line) => !metrics.has(line.metricId)))) throw named('offers')
  if (draft.offers.some((offer) => isRepeated(offer.lines.map((line) => line.metricId)))) throw named('offers')
  const amounts = new Set(draft.metrics.filter(isAmount).map((metric) => metric.id))
  if (draft.offers.some((offer) => offer.lines.some((line) => amounts.has(line.metricId)))) throw named('offers')
  mustBeAimable(draft.goals, draft)
}
