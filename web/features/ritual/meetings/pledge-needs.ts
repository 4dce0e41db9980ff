import type { ContestView } from '#shared/contest/contests/contract'
import type { Counted } from '#shared/contest/contests/quantities'
import { isActive } from '#shared/contest/duty/contract'
import type { TeamStanding } from '#shared/ledger/standings/contract'
import { activityNeeds } from '#shared/ritual/pledges/activity-needs'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { dayNeeds } from '#shared/ritual/pledges/day-needs'
import { countOf, currentCounts } from '#shared/ritual/pledges/pledged-activities'
import { dayLines } from '#shared/ritual/pledges/sold-before'

/** One metric of the wall: 今日需 26 · 已表态 23 · 还差 3. `needed` is null where there is no goal. */
export interface NeedLine extends Counted {
  metricId: string
  name: string
  needed: number | null
  pledged: number
  left: number
}

type Line = PledgeView['lines'][number]

/** The current quantities of a pledge, raised or not. */
export const currentLines = (pledge: Pick<PledgeView, 'lines' | 'raised'>): Line[] => pledge.raised ?? pledge.lines

/** What the day comes to with a pledge: the needs of a day include what was sold before it. */
export const currentDay = (pledge: PledgeView): Line[] => dayLines(pledge, currentLines(pledge))

const sumOf = (pledges: readonly PledgeView[], metricId: string): number =>
  pledges.flatMap(currentDay).reduce((sum, line) => sum + (line.metricId === metricId ? line.quantity : 0), 0)

/** The evening's wall: by metric, what was pledged and what the teams have sold today. */
export function doneLines(
  contest: Pick<ContestView, 'metrics'>,
  pledges: readonly PledgeView[],
  standings: readonly TeamStanding[],
): (Pick<NeedLine, 'metricId' | 'name' | 'kind' | 'pledged'> & { sold: number })[] {
  return contest.metrics.flatMap(({ id, name, kind }) => {
    const pledged = sumOf(pledges, id)
    const sold = standings.reduce((sum, team) => sum + (team.today.metrics[id]?.quantity ?? 0), 0)
    return pledged === 0 && sold === 0 ? [] : [{ metricId: id, name, kind, pledged, sold }]
  })
}

/** The metrics and activities that are needed or were pledged, in the contest's order. */
export function needLines(
  contest: Pick<ContestView, 'metrics' | 'activities'>,
  pledges: readonly PledgeView[],
  needed: Readonly<Record<string, number>>,
): NeedLine[] {
  const lineOf = ({ id, name, kind, unit }: WallMetric, pledged: number): NeedLine[] => {
    const need = needed[id] ?? null
    if (need === null && pledged === 0) return []
    return [{ metricId: id, name, kind, unit, needed: need, pledged, left: Math.max(0, (need ?? 0) - pledged) }]
  }
  return [
    ...contest.metrics.flatMap((metric) => lineOf(metric, sumOf(pledges, metric.id))),
    ...activityMetrics(contest).flatMap((activity) => lineOf(activity, countsOf(pledges, activity.id))),
  ]
}

/** A column of the wall: a metric, or an activity (活动量), which is counted in pieces too. */
export interface WallMetric extends Counted {
  id: string
  name: string
}

export const activityMetrics = ({ activities = [] }: Pick<ContestView, 'activities'>): WallMetric[] =>
  activities.map(({ id, name, unit }) => ({ id, name, unit, kind: 'count' }))

const countsOf = (pledges: readonly PledgeView[], activityId: string): number =>
  pledges.reduce((sum, { activities }) => sum + countOf(currentCounts(activities), activityId), 0)

/** What a team, or the whole contest, needs today of each activity with a daily target: that of each person who is there. */
export function presentNeeds(
  contest: ContestView,
  teamId: string | null,
  { today, absent }: { today: string; absent: readonly string[] },
): Record<string, number> {
  const present = contest.participants.filter(
    (each) => (teamId === null || each.teamId === teamId) && isActive(each, today) && !absent.includes(each.id),
  )
  return activityNeeds(contest, present.length)
}

/** What a team needs today of each metric. */
export function teamNeeds(
  contest: ContestView,
  standing: TeamStanding | undefined,
  teamId: string,
  today: string,
): Record<string, number> {
  const quantity = (span: 'whole' | 'today', metricId: string) => standing?.[span].metrics[metricId]?.quantity ?? 0
  return dayNeeds(contest, teamId, today, (_, metricId) => quantity('whole', metricId) - quantity('today', metricId))
}

/** The pledges of a team's people. */
export function pledgesOfTeam(
  contest: Pick<ContestView, 'participants'>,
  pledges: readonly PledgeView[],
  teamId: string,
): PledgeView[] {
  const ids = new Set(contest.participants.flatMap((person) => (person.teamId === teamId ? [person.id] : [])))
  return pledges.filter((pledge) => ids.has(pledge.participantId))
}
