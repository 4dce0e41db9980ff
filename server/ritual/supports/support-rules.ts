import { type RecentDays, sumOf } from '#server/ledger/standings/recent-days'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import type { SupportFigures } from '#shared/ritual/supports/contract'

/** Deals of one person per area and day, newest days included. */
export type AreaDeals = ReadonlyMap<string, readonly { day: string; area: string; deals: number }[]>

/** A member who fell behind, and a possible helper. */
export interface Behind extends SupportFigures {
  participantId: string
  buddyId: string | null
}

/** Behind: less than this share of the former points, or no deal for so many days on duty. */
const BEHIND = { share: 0.8, dryDays: 3, onDuty: 2 }
/** An area is named if it has this share of the lost deals. */
const AREA_SHARE = 0.7

/** Members on duty that day who fell behind, the steepest fall first. */
export function fallenBehind(days: RecentDays, lines: readonly ParticipantStanding[], areas: AreaDeals): Behind[] {
  const { contest, day, duty } = days
  const onDuty = contest.view.participants.filter((each) => duty.isOnDuty(each.id, day))
  const behind = onDuty.flatMap((person) => {
    const figures = fallOf(days, lines, areas, person)
    return figures ? [{ participantId: person.id, ...figures }] : []
  })
  const ids = new Set(behind.map((each) => each.participantId))
  return behind
    .map((each) => ({ ...each, buddyId: buddyOf(days, each, ids) }))
    .sort((a, b) => b.before - b.recent - (a.before - a.recent))
}

function fallOf(
  days: RecentDays,
  lines: readonly ParticipantStanding[],
  areas: AreaDeals,
  { id }: ParticipantView,
): SupportFigures | undefined {
  const recent = sumOf(days, id, days.recent)
  const before = sumOf(days, id, days.before)
  const own = days.days.filter((each) => days.duty.isOnDuty(id, each))
  const dry = own.length - 1 - own.findLastIndex((each) => days.sales.of(id, each).deals > 0)
  const hasBoth = recent.onDuty >= BEHIND.onDuty && before.onDuty >= BEHIND.onDuty
  // Compares per day on duty, so that leave does not count as a fall.
  const was = hasBoth ? (before.points / before.onDuty) * recent.onDuty : 0
  const hasFallen = hasBoth && recent.points < was * BEHIND.share
  const isDry = dry >= BEHIND.dryDays
  if (!hasFallen && !isDry) return undefined
  const metricId = weakened(days, recent.metrics, before.metrics)
  const lost = areaLost(days, areas.get(id) ?? [])
  const hasFewerDeals =
    isDry || recent.deals < (before.deals / Math.max(1, before.onDuty)) * recent.onDuty * BEHIND.share
  return {
    since: isDry ? (own.at(-dry) ?? days.day) : sinceOf(days, id, own, was / Math.max(1, recent.onDuty)),
    recent: recent.points,
    before: Math.round(was),
    change: lost !== null ? 'area' : hasFewerDeals ? 'fewer_deals' : 'metric',
    metricId,
    area: lost,
    toNext: gapAhead(lines, id),
  }
}

/** The first of the consecutive days, up to the last, below the former daily average. */
function sinceOf(days: RecentDays, id: string, own: readonly string[], perDay: number): string {
  const lastGood = own.findLastIndex((each) => days.sales.of(id, each).points >= perDay)
  return own[lastGood + 1] ?? own.at(-1) ?? days.day
}

/** The metric that lost most points. */
function weakened({ contest }: RecentDays, recent: Record<string, number>, before: Record<string, number>) {
  const losses = contest.view.metrics.map(({ id, pointsPerUnit }) => ({
    id,
    lost: ((before[id] ?? 0) - (recent[id] ?? 0)) * Math.max(1, pointsPerUnit),
  }))
  const [worst] = losses.sort((a, b) => b.lost - a.lost)
  return worst && worst.lost > 0 ? worst.id : null
}

/** The one of several areas where most of the missing deals are missing. */
function areaLost({ recent, before }: RecentDays, deals: readonly { day: string; area: string; deals: number }[]) {
  const names = [...new Set(deals.map((each) => each.area))]
  if (names.length < 2) return null
  const count = (area: string, days: readonly string[]) =>
    deals.filter((each) => each.area === area && days.includes(each.day)).reduce((sum, each) => sum + each.deals, 0)
  const losses = names.map((area) => ({ area, lost: count(area, before) - count(area, recent) }))
  const missing = losses.reduce((sum, each) => sum + Math.max(0, each.lost), 0)
  const worst = losses.sort((a, b) => b.lost - a.lost)[0]
  return worst && worst.lost > 1 && worst.lost >= missing * AREA_SHARE ? worst.area : null
}

/** Points to the next place above; null for the first. */
function gapAhead(lines: readonly ParticipantStanding[], id: string): number | null {
  const own = lines.find((line) => line.participantId === id)?.whole.points ?? 0
  const ahead = rank(lines.map(({ whole }) => ({ value: whole.points, reachedSeq: whole.reachedSeq }))).filter(
    (each) => each.value > own,
  )
  const next = ahead.at(-1)
  return next ? next.value - own : null
}

/** Of the same team, on duty, not behind, and the strongest in the weakened metric. */
function buddyOf(days: RecentDays, behind: { participantId: string; metricId: string | null }, ids: Set<string>) {
  const { contest, day, duty } = days
  const teamId = contest.rules.participant(behind.participantId)?.teamId
  const strength = (id: string) => {
    const { points, metrics } = sumOf(days, id, days.recent)
    return behind.metricId ? (metrics[behind.metricId] ?? 0) : points
  }
  const [best] = contest.view.participants
    .filter((each) => each.teamId === teamId && !ids.has(each.id) && duty.isOnDuty(each.id, day))
    .map(({ id }) => ({ id, value: strength(id) }))
    .sort((a, b) => b.value - a.value)
  return best && best.value > 0 ? best.id : null
}
