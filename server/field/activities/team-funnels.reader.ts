import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { FunnelRepository, type StepCount } from '#server/field/activities/funnel.repository'
import { BoundedCache } from '#server/platform/memory/bounded-cache'
import { MOST_BARE } from '#shared/field/activities/contract'
import { type Funnel, funnelOf, leakOf, type TeamFunnel } from '#shared/field/activities/funnel'
import { OUTCOMES, STEPS, type Step } from '#shared/field/activities/outcomes'
import { addDays, type Day } from '#shared/platform/time/time'

const FEWEST_PEOPLE = 2
const USUAL_DAYS = 28
/** What is usual changes with the day and by what is entered late, not with each look. */
const USUAL = { most: 1_000, ms: 3_600_000, from: 'made' } as const

/** 漏斗 of each team: what the visits and calls of a day came to, and where it leaks. */
@Injectable()
export class TeamFunnelsReader {
  /** By contest, business day and activities; each holds a funnel per team. */
  private readonly usual = new BoundedCache<ReadonlyMap<string, Funnel>>(USUAL)

  constructor(
    private readonly funnels: FunnelRepository,
    private readonly activities: ActivitiesRepository,
  ) {}

  /** Inside the caller's unit; one statement, one for proposals, and once an hour another over four weeks. */
  async day(contest: LoadedContest, day: Day): Promise<TeamFunnel[]> {
    const { teams } = contest.view
    const activityIds = activitiesOn(contest, day).flatMap(({ id, kind }) => (OUTCOMES[kind].length === 0 ? [] : [id]))
    if (activityIds.length === 0) return []
    const today = await this.byTeam(contest, { from: day, to: day }, activityIds)
    const before = await this.usualOf(contest, day, activityIds)
    const proposedBy = await this.proposals(contest, day)
    return teams.map(({ id: teamId }) => {
      const rows = today.get(teamId) ?? []
      if (new Set(rows.map(({ participantId }) => participantId)).size < FEWEST_PEOPLE)
        return { teamId, funnel: null, leak: null }
      const funnel = funnelOf(countedSteps(rows))
      const leak = leakOf(funnel, before.get(teamId) ?? funnelOf({}))
      return { teamId, funnel, leak, ...(proposedBy && { proposed: proposedBy.get(teamId) ?? 0 }) }
    })
  }

  /** By team; nothing where the contest does not count them. */
  private async proposals(contest: LoadedContest, day: Day): Promise<ReadonlyMap<string, number> | undefined> {
    const proposal = activitiesOn(contest, day).find(({ kind }) => kind === 'proposal')
    if (!proposal) return undefined
    const counts = await this.activities.counts(contest.id, { from: day, to: day })
    const byTeam = new Map<string, number>()
    for (const { participantId, activityId, objects, without } of counts) {
      const teamId = contest.rules.participant(participantId)?.teamId
      if (activityId !== proposal.id || teamId === undefined) continue
      byTeam.set(teamId, (byTeam.get(teamId) ?? 0) + objects + Math.min(MOST_BARE, without))
    }
    return byTeam
  }

  /** The four weeks before the day, as of the hour in which they were first asked for. */
  private async usualOf(contest: LoadedContest, day: Day, activityIds: string[]): Promise<ReadonlyMap<string, Funnel>> {
    const key = [contest.id, day, ...activityIds].join(' ')
    const known = this.usual.get(key)
    if (known) return known
    const span = { from: addDays(day, -USUAL_DAYS), to: addDays(day, -1) }
    const rows = await this.byTeam(contest, span, activityIds)
    const usual = new Map([...rows].map(([teamId, own]) => [teamId, funnelOf(countedSteps(own))]))
    this.usual.set(key, usual)
    return usual
  }

  private async byTeam(contest: LoadedContest, span: { from: Day; to: Day }, activityIds: string[]) {
    const teamOf = new Map(contest.view.participants.map(({ id, teamId }) => [id, teamId]))
    const rows = await this.funnels.steps(contest.id, span, activityIds)
    const byTeam = new Map<string, StepCount[]>()
    for (const row of rows) {
      const teamId = teamOf.get(row.participantId) ?? ''
      const own = byTeam.get(teamId)
      if (own) own.push(row)
      else byTeam.set(teamId, [row])
    }
    return byTeam
  }
}

/** Sums steps; of what has no object the five furthest of each person and day count, as in their figures. */
export function countedSteps(rows: readonly StepCount[]): Partial<Record<Step, number>> {
  const sums: Partial<Record<Step, number>> = {}
  const left = new Map<string, number>()
  const furthestFirst = [...rows].sort((a, b) => STEPS.indexOf(b.step) - STEPS.indexOf(a.step))
  for (const { participantId, businessDate, hasObject, step, count } of furthestFirst) {
    const key = `${participantId} ${businessDate}`
    const room = left.get(key) ?? MOST_BARE
    const counted = hasObject ? count : Math.min(room, count)
    if (!hasObject) left.set(key, room - counted)
    sums[step] = (sums[step] ?? 0) + counted
  }
  return sums
}
