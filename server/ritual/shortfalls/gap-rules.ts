import type { RecentDays } from '#server/ledger/standings/recent-days'
import type { PledgeOutcome } from '#server/ritual/pledges/pledge-outcomes.service'
import type { GapPlace } from '#server/ritual/shortfalls/gap-places'
import { goalOf } from '#shared/contest/contests/contract'
import { isActive, schedule } from '#shared/contest/duty/contract'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { addDays } from '#shared/platform/time/time'
import type { GapFigures, GapKey } from '#shared/ritual/shortfalls/contract'

/** A gap with its figures, not discussed yet; `holders` are those of its territory or segment, null elsewhere. */
export type Gap = GapKey & GapFigures & { holders: number | null }

export const TREND_DAYS = 7

/** What a gap is computed from: current totals, and the pledges and sales of the last days. */
export interface GapSources {
  days: RecentDays
  lines: readonly ParticipantStanding[]
  outcomes: readonly PledgeOutcome[]
  places: readonly GapPlace[]
}

type MetricKey = GapKey & { metricId: string }

/** Of the whole contest or of a team. */
const WITHOUT_PLACE = { area: null, territoryId: null, segment: null } as const

/** Every metric that has a goal, for the contest, its teams, segments and territories, behind schedule or not. */
export function allGaps(sources: GapSources): Gap[] {
  const { view } = sources.days.contest
  const sizes = teamSizes(sources.days)
  return view.metrics.flatMap(({ id: metricId }) => [
    ...gapOf(sources, { metricId, teamId: null, ...WITHOUT_PLACE }),
    ...view.teams.flatMap((team) => gapOf(sources, { metricId, teamId: team.id, ...WITHOUT_PLACE })),
    ...sources.places.flatMap((place) => gapIn(sources, sizes, metricId, place)),
  ])
}

/** How much of what is due is missing, from 0 to 1. */
export const shareOf = ({ actual, due }: Pick<GapFigures, 'actual' | 'due'>): number =>
  due > 0 ? Math.max(0, Math.round(((due - actual) / due) * 1_000) / 1_000) : 0

function gapOf({ days, lines, outcomes }: GapSources, key: MetricKey): Gap[] {
  const { contest, day, sales } = days
  const { metricId, teamId } = key
  const members = contest.view.participants.filter((each) => teamId === null || each.teamId === teamId)
  const ids = new Set(members.map((each) => each.id))
  const target = goalOf(contest.view, teamId, metricId)?.target
  if (target === undefined) return []
  const quantityOn = (on: string) => [...ids].reduce((sum, id) => sum + sales.sold(id, metricId, on), 0)
  return [
    {
      ...{
        ...key,
        holders: null,
        visits: null,
        due: dueOf(days, target),
        trend: trendOf(days, quantityOn),
        sold: quantityOn(day),
      },
      actual: lines
        .filter((line) => ids.has(line.participantId))
        .reduce((sum, line) => sum + (line.whole.metrics[metricId]?.quantity ?? 0), 0),
      pledged: pledgedBy(outcomes, day, metricId, (id) => ids.has(id)),
    },
  ]
}

/**
 * A place's target is the share of its holders in their teams' targets, by the part of what they hold that it is. What was
 * sold is what was sold in it; pledges count of those who hold nothing else.
 */
function gapIn({ days, outcomes }: GapSources, sizes: TeamSizes, metricId: string, place: GapPlace): Gap[] {
  const { contest, day } = days
  const { area, territoryId, segment, holders } = place
  const shares = contest.view.participants.flatMap((each) => {
    const part = holders.get(each.id)
    const goal = part === undefined ? null : goalOf(contest.view, each.teamId, metricId)
    if (!goal || part === undefined || !isActive(each, day)) return []
    return [(part * goal.target) / Math.max(1, sizes.get(each.teamId) ?? 0)]
  })
  if (shares.length === 0) return []
  const sold = place.sold(metricId)
  const quantityOn = (on: string) => sold.get(on) ?? 0
  // 10.5 by three halves of 3.5 is 10.500000000000002.
  const target = Math.round(shares.reduce((sum, share) => sum + share, 0) * 1_000_000) / 1_000_000
  return [
    {
      ...{ metricId, teamId: null, area, territoryId, segment, holders: holders.size, visits: place.visits },
      ...{ due: dueOf(days, target), trend: trendOf(days, quantityOn), sold: quantityOn(day) },
      actual: [...sold.values()].reduce((sum, quantity) => sum + quantity, 0),
      pledged: pledgedBy(outcomes, day, metricId, (id) => holders.get(id) === 1),
    },
  ]
}

const dueOf = ({ contest, day }: RecentDays, target: number): number => Math.ceil(target * schedule(contest.view, day))

const trendOf = ({ contest, day }: RecentDays, quantityOn: (on: string) => number): Gap['trend'] =>
  Array.from({ length: TREND_DAYS }, (_, n) => addDays(day, n + 1 - TREND_DAYS))
    .filter((each) => each >= contest.startsOn)
    .map((each) => ({ day: each, quantity: quantityOn(each) }))

const pledgedBy = (
  outcomes: readonly PledgeOutcome[],
  day: string,
  metricId: string,
  isOf: (participantId: string) => boolean,
): number =>
  outcomes
    .filter((each) => each.day === day && isOf(each.participantId))
    .flatMap((each) => each.lines.filter((line) => line.metricId === metricId))
    .reduce((sum, line) => sum + line.quantity, 0)

/** How many people of each team take part on the day. */
type TeamSizes = ReadonlyMap<string, number>

function teamSizes({ contest, day }: RecentDays): TeamSizes {
  const sizes = new Map<string, number>()
  for (const person of contest.view.participants)
    if (isActive(person, day)) sizes.set(person.teamId, (sizes.get(person.teamId) ?? 0) + 1)
  return sizes
}

/** Whether so few people hold a territory or segment that naming it would identify them. */
export const isPersonal = ({ holders }: Pick<Gap, 'holders'>): boolean => holders !== null && holders < 3
