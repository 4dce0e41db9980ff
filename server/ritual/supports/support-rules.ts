import { type RecentDays, sumOf } from '#server/ledger/standings/recent-days'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { isAmount } from '#shared/contest/contests/quantities'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { listMark } from '#shared/ledger/standings/way-up'
import type { SupportFigures } from '#shared/ritual/supports/contract'

/** Deals of one person of late, with where they were made. */
type AreaDeals = readonly { day: string; area: string | null }[]

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
export function fallenBehind(days: RecentDays, lines: readonly ParticipantStanding[]): Behind[] {
  const { contest, day, duty } = days
  const onDuty = contest.view.participants.filter((each) => duty.isOnDuty(each.id, day))
  const points = new PointsAhead(lines)
  const behind = onDuty.flatMap((person) => {
    const figures = fallOf(days, points, person)
    return figures ? [{ person, figures }] : []
  })
  const ids = new Set(behind.map(({ person }) => person.id))
  const strong = onDuty.filter((each) => !ids.has(each.id))
  const buddies = new Buddies(days, strong)
  return behind
    .map(({ person, figures }) => {
      const buddyId = buddies.of(person.teamId, figures.metricId)
      return { participantId: person.id, ...figures, buddyId }
    })
    .sort((a, b) => b.before - b.recent - (a.before - a.recent))
}

/** Names the area where most of the missing deals are missing, by the person's deals of these days. */
export function withArea(days: RecentDays, behind: Behind, deals: AreaDeals): Behind {
  const area = areaLost(days, deals)
  return area === null ? behind : { ...behind, area, change: 'area' }
}

function fallOf(days: RecentDays, points: PointsAhead, { id }: ParticipantView): SupportFigures | undefined {
  const recent = sumOf(days, id, days.recent)
  const before = sumOf(days, id, days.before)
  const own = days.days.filter(days.duty.of(id))
  const dry = own.length - 1 - own.findLastIndex((each) => days.sales.deals(id, each) > 0)
  const hasBoth = recent.onDuty >= BEHIND.onDuty && before.onDuty >= BEHIND.onDuty
  // Compares per day on duty, so that leave does not count as a fall.
  const was = hasBoth ? (before.points / before.onDuty) * recent.onDuty : 0
  const hasFallen = hasBoth && recent.points < was * BEHIND.share
  const isDry = dry >= BEHIND.dryDays
  if (!hasFallen && !isDry) return undefined
  const metricId = weakened(days, recent.metrics, before.metrics)
  const hasFewerDeals =
    isDry || recent.deals < (before.deals / Math.max(1, before.onDuty)) * recent.onDuty * BEHIND.share
  return {
    since: isDry ? (own.at(-dry) ?? days.day) : sinceOf(days, id, own, was / Math.max(1, recent.onDuty)),
    recent: recent.points,
    before: Math.round(was),
    change: hasFewerDeals ? 'fewer_deals' : 'metric',
    metricId,
    area: null,
    toHalf: points.toHalf(id),
  }
}

/** The first of the consecutive days, up to the last, below the former daily average. */
function sinceOf(days: RecentDays, id: string, own: readonly string[], perDay: number): string {
  const lastGood = own.findLastIndex((each) => days.sales.points(id, each) >= perDay)
  return own[lastGood + 1] ?? own.at(-1) ?? days.day
}

/** The metric that lost most points. */
function weakened({ contest }: RecentDays, recent: Record<string, number>, before: Record<string, number>) {
  const losses = contest.view.metrics.map((metric) => ({
    id: metric.id,
    lost:
      (((before[metric.id] ?? 0) - (recent[metric.id] ?? 0)) * Math.max(1, metric.pointsPerUnit)) /
      (isAmount(metric) ? 100 : 1),
  }))
  const [worst] = losses.sort((a, b) => b.lost - a.lost)
  return worst && worst.lost > 0 ? worst.id : null
}

/** The one of several areas where most of the missing deals are missing. */
function areaLost({ recent, before }: RecentDays, deals: AreaDeals): string | null {
  const names = [...new Set(deals.flatMap((each) => each.area ?? []))]
  if (names.length < 2) return null
  const count = (area: string, days: readonly string[]) =>
    deals.filter((each) => each.area === area && days.includes(each.day)).length
  const losses = names.map((area) => ({ area, lost: count(area, before) - count(area, recent) }))
  const missing = losses.reduce((sum, each) => sum + Math.max(0, each.lost), 0)
  const worst = losses.sort((a, b) => b.lost - a.lost)[0]
  return worst && worst.lost > 1 && worst.lost >= missing * AREA_SHARE ? worst.area : null
}

/** The whole contest by points, ranked once for all members who fell behind. */
class PointsAhead {
  private readonly own: ReadonlyMap<string, number>
  private readonly mark: number

  constructor(lines: readonly ParticipantStanding[]) {
    this.own = new Map(lines.map(({ participantId, whole }) => [participantId, Math.max(0, whole.points)]))
    const values = [...this.own.values()].sort((a, b) => b - a)
    this.mark = listMark(values.length, (index) => values[index]) ?? 0
  }

  /** As on the member's own page. */
  toHalf(participantId: string): number | null {
    const own = this.own.get(participantId) ?? 0
    // The last of the list is 1 below the mark.
    return own < this.mark - 1 ? this.mark - own : null
  }
}

/** Of each team, who helps with a metric: on duty, not behind, and the strongest of late. */
class Buddies {
  private readonly sums: readonly { id: string; teamId: string; points: number; metrics: Record<string, number> }[]
  private readonly known = new Map<string, string | null>()

  constructor(days: RecentDays, people: readonly ParticipantView[]) {
    this.sums = people.map(({ id, teamId }) => ({ id, teamId, ...sumOf(days, id, days.recent) }))
  }

  /** By points where no metric is named; null where none of the team has sold it. */
  of(teamId: string, metricId: string | null): string | null {
    const key = `${teamId} ${metricId}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const [best] = this.sums
      .filter((each) => each.teamId === teamId)
      .map(({ id, points, metrics }) => ({ id, value: metricId ? (metrics[metricId] ?? 0) : points }))
      .sort((a, b) => b.value - a.value)
    const buddyId = best && best.value > 0 ? best.id : null
    this.known.set(key, buddyId)
    return buddyId
  }
}
