import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { FunnelRepository, type StepCount } from '#server/field/activities/funnel.repository'
import { MOST_BARE } from '#shared/field/activities/contract'
import { funnelOf, leakOf, type TeamFunnel } from '#shared/field/activities/funnel'
import { OUTCOMES, STEPS, type Step } from '#shared/field/activities/outcomes'
import { addDays, type Day } from '#shared/platform/time/time'

const FEWEST_PEOPLE = 2
const USUAL_DAYS = 28

/** 漏斗 of each team: what the visits and calls of a day came to, and where it leaks. */
@Injectable()
export class TeamFunnelsReader {
  constructor(private readonly funnels: FunnelRepository) {}

  /** Inside the caller's unit; two statements. */
  async day(contest: LoadedContest, day: Day): Promise<TeamFunnel[]> {
    const { teams, participants } = contest.view
    const activityIds = activitiesOn(contest, day).flatMap(({ id, kind }) => (OUTCOMES[kind].length === 0 ? [] : [id]))
    if (activityIds.length === 0) return []
    const teamOf = new Map(participants.map(({ id, teamId }) => [id, teamId]))
    const of = async (from: Day, to: Day) => {
      const rows = await this.funnels.steps(contest.id, { from, to }, activityIds)
      return (teamId: string) => rows.filter(({ participantId }) => teamOf.get(participantId) === teamId)
    }
    const today = await of(day, day)
    const before = await of(addDays(day, -USUAL_DAYS), addDays(day, -1))
    return teams.map(({ id: teamId }) => {
      const rows = today(teamId)
      if (new Set(rows.map(({ participantId }) => participantId)).size < FEWEST_PEOPLE)
        return { teamId, funnel: null, leak: null }
      const funnel = funnelOf(countedSteps(rows))
      return { teamId, funnel, leak: leakOf(funnel, funnelOf(countedSteps(before(teamId)))) }
    })
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
