import type { RecentDays } from '#server/ledger/standings/recent-days'
import type { PledgeOutcome } from '#server/ritual/pledges/pledge-outcomes.service'
import { goalOf, type ParticipantView } from '#shared/contest/contests/contract'
import { isActive, schedule } from '#shared/contest/duty/contract'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { addDays } from '#shared/platform/time/time'
import type { GapFigures, GapKey } from '#shared/ritual/shortfalls/contract'

/** A gap with its figures, not discussed yet. */
export type Gap = GapKey & GapFigures

const TREND_DAYS = 7

/** What a gap is computed from: current totals, and the pledges and sales of the last days. */
export interface GapSources {
  days: RecentDays
  lines: readonly ParticipantStanding[]
  outcomes: readonly PledgeOutcome[]
}

/** Every metric that has a goal, for the contest, its teams and its areas, behind schedule or not. */
export function allGaps(sources: GapSources): Gap[] {
  const { view } = sources.days.contest
  const sizes = teamSizes(sources.days)
  const areas = [...new Set(view.participants.map((each) => each.area).filter(Boolean))]
  return view.metrics.flatMap(({ id: metricId }) => [
    ...gapOf(sources, sizes, { metricId, teamId: null, area: null }),
    ...view.teams.flatMap((team) => gapOf(sources, sizes, { metricId, teamId: team.id, area: null })),
    ...areas.flatMap((area) => gapOf(sources, sizes, { metricId, teamId: null, area })),
  ])
}

/** How much of what is due is missing, from 0 to 1. */
export const shareOf = ({ actual, due }: Pick<GapFigures, 'actual' | 'due'>): number =>
  due > 0 ? Math.max(0, Math.round(((due - actual) / due) * 1_000) / 1_000) : 0

function gapOf({ days, lines, outcomes }: GapSources, sizes: TeamSizes, key: GapKey & { metricId: string }): Gap[] {
  const { contest, day, sales } = days
  const { metricId } = key
  const members = new Set(membersOf(contest.view.participants, key).map((each) => each.id))
  const target = targetOf(days, sizes, key)
  if (target === null) return []
  const own = lines.filter((line) => members.has(line.participantId))
  const quantityOn = (on: string) => [...members].reduce((sum, id) => sum + sales.sold(id, metricId, on), 0)
  const pledged = outcomes
    .filter((each) => each.day === day && members.has(each.participantId))
    .flatMap((each) => each.lines.filter((line) => line.metricId === metricId))
    .reduce((sum, line) => sum + line.quantity, 0)
  const trend = Array.from({ length: TREND_DAYS }, (_, n) => addDays(day, n + 1 - TREND_DAYS))
  return [
    {
      ...key,
      actual: own.reduce((sum, line) => sum + (line.whole.metrics[metricId]?.quantity ?? 0), 0),
      due: Math.ceil(target * schedule(contest.view, day)),
      pledged,
      sold: quantityOn(day),
      trend: trend
        .filter((each) => each >= contest.startsOn)
        .map((each) => ({ day: each, quantity: quantityOn(each) })),
    },
  ]
}

/** An area's target is the even share of those who hold it in their teams' targets. */
function targetOf({ contest, day }: RecentDays, sizes: TeamSizes, { metricId, teamId, area }: GapKey): number | null {
  const { participants } = contest.view
  if (area === null) return goalOf(contest.view, teamId, metricId)?.target ?? null
  const shares = membersOf(participants, { teamId, area }).flatMap((each) => {
    const goal = goalOf(contest.view, each.teamId, metricId)
    return goal && isActive(each, day) ? [goal.target / Math.max(1, sizes.get(each.teamId) ?? 0)] : []
  })
  return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) : null
}

/** How many people of each team take part on the day. */
type TeamSizes = ReadonlyMap<string, number>

function teamSizes({ contest, day }: RecentDays): TeamSizes {
  const sizes = new Map<string, number>()
  for (const person of contest.view.participants)
    if (isActive(person, day)) sizes.set(person.teamId, (sizes.get(person.teamId) ?? 0) + 1)
  return sizes
}

const membersOf = (participants: readonly ParticipantView[], { teamId, area }: Pick<GapKey, 'teamId' | 'area'>) =>
  participants.filter((each) => (teamId === null || each.teamId === teamId) && (area === null || each.area === area))

/** Whether so few people hold an area that naming it would identify them. */
export const isPersonal = (participants: readonly ParticipantView[], { area }: Pick<GapKey, 'area'>): boolean =>
  area !== null && membersOf(participants, { teamId: null, area }).length < 3
