import { metricTotal } from '#server/ledger/standings/standing-figures'
import { AppError } from '#server/platform/http/app-error'
import { BoundedCache } from '#server/platform/memory/bounded-cache'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'

/** A change of one participant's totals: positive for a deal, negative for a reversal. */
export interface StandingDelta {
  contestId: string
  participantId: string
  teamId: string
  businessDate: string
  seq: number
  lines: readonly DealLine[]
  /** How many deals the contest, and the day, have more. */
  deals: number
  dayDeals: number
  /** 退订: subtracted from the whole contest, and counted apart from what was sold on the day. */
  isCancellation?: boolean
  /** How many cancellations of own deals this is: 1, or 0 for a helper. */
  cancelledDeals?: number
  /** 待激活: lines that wait from now on, or no longer (negative quantities). */
  pending?: readonly MetricQuantity[]
}

/** Totals over the whole contest and over one day. */
export interface TotalsPair {
  whole: Totals
  day: Totals
}

/** What a fact about one participant needs: their own totals and every team's; `sellers` counts who sold on that day. */
export interface Tallies {
  own: TotalsPair
  teams: Map<string, TotalsPair & { sellers: number }>
}

/** Totals of the teams right after a deal; valid while the contest's head is that number and the deal exists. */
interface TeamsAfter {
  day: string
  headSeq: number
  dealSeq: number
  dealId: string
  teams: Tallies['teams']
}

const KEPT = { most: 1_000, ms: 24 * 3_600_000, from: 'used' } as const

/** The teams' totals after the last deal of each contest. Values are never changed in place. */
export class TeamTotalsCache {
  private readonly byContest = new BoundedCache<TeamsAfter>(KEPT)

  get(contestId: string, day: string, headSeq: number): TeamsAfter | undefined {
    const known = this.byContest.get(contestId)
    return known?.day === day && known.headSeq === headSeq ? known : undefined
  }

  set(contestId: string, after: TeamsAfter): void {
    this.byContest.set(contestId, after)
  }
}

/** What a delta adds to one total; `metricId` '' is over all metrics, and counts deals. */
export interface StandingChange {
  metricId: string
  quantity: number
  points: number
  /** Whether this change reaches the total; of equal totals the one reached earlier ranks first. */
  reaches: boolean
  cancelledQuantity: number
  cancelledPoints: number
  pendingQuantity: number
}

export const emptyTotals = (): TotalsPair => ({
  whole: { ...NO_TOTALS, metrics: {} },
  day: { ...NO_TOTALS, metrics: {} },
})

/** One change per metric, and one over all metrics, of the whole contest or of the day. */
export function changesOf(delta: StandingDelta, scope: keyof TotalsPair): StandingChange[] {
  const { lines, pending = [], isCancellation = false } = delta
  const perMetric = new Map<string, { quantity: number; points: number; pendingQuantity: number }>()
  const add = (metricId: string, quantity: number, points: number, pendingQuantity: number) => {
    const sum = perMetric.get(metricId) ?? { quantity: 0, points: 0, pendingQuantity: 0 }
    sum.quantity += quantity
    sum.points += points
    sum.pendingQuantity += pendingQuantity
    perMetric.set(metricId, sum)
  }
  for (const { metricId, quantity, points } of lines) add(metricId, quantity, points, 0)
  for (const { metricId, quantity } of pending) add(metricId, 0, 0, quantity)
  const points = lines.reduce((sum, line) => sum + line.points, 0)
  const deals = scope === 'whole' ? delta.deals : delta.dayDeals
  const changes = [...perMetric].map(([metricId, sum]) => ({
    metricId,
    ...sum,
    reaches: sum.quantity > 0,
    cancelledQuantity: 0,
    cancelledPoints: 0,
  }))
  const total = {
    metricId: '',
    quantity: deals,
    points,
    pendingQuantity: 0,
    reaches: points > 0,
    cancelledQuantity: 0,
    cancelledPoints: 0,
  }
  return isCancellation
    ? [
        ...changes.map((each) => asCancelled(each, 0 - each.quantity, scope)),
        asCancelled(total, delta.cancelledDeals ?? 0, scope),
      ]
    : [...changes, total]
}

/** The day of the sale keeps what was sold on it. */
function asCancelled(change: StandingChange, cancelledQuantity: number, scope: keyof TotalsPair): StandingChange {
  const cancelled = { cancelledQuantity, cancelledPoints: 0 - change.points }
  return scope === 'whole' ? { ...change, ...cancelled } : { ...change, ...cancelled, quantity: 0, points: 0 }
}

/**
 * Refuses with `total_too_large` where these deltas would take a total of the contest, cancelled and waiting quantities
 * included, past 2⁵³−1: call it before they are applied.
 */
export function mustStayExact({ teams }: Pick<Tallies, 'teams'>, deltas: readonly StandingDelta[]): void {
  const sums = new Map<string, number>()
  for (const delta of deltas)
    for (const { metricId, quantity, points, pendingQuantity } of changesOf(delta, 'whole'))
      sums.set(metricId, (sums.get(metricId) ?? 0) + (metricId === '' ? points : quantity + pendingQuantity))
  for (const [metricId, sum] of sums)
    if (sum + totalOf(teams, metricId) > Number.MAX_SAFE_INTEGER) throw new AppError('total_too_large')
}

/** What all teams have in a metric, or for '' in points: what counts, what was cancelled and what waits. */
export const totalOf = (teams: Tallies['teams'], metricId: string): number =>
  [...teams.values()].reduce((sum, { whole }) => sum + everCounted(whole, metricId), 0)

/** What cancellations subtract stays in totals of its own. */
function everCounted({ points, cancelled, metrics }: Totals, metricId: string): number {
  if (metricId === '') return points + (cancelled?.points ?? 0)
  const line = metrics[metricId]
  return (line?.quantity ?? 0) + (line?.cancelled ?? 0) + (line?.pending ?? 0)
}

/**
 * The tallies after the delta, as the database will show them; `before` is not changed. The day stays as it is where the
 * delta is of another one.
 */
export function applyDelta(before: Tallies, delta: StandingDelta, isOfDay = true): Tallies {
  const own = pairAfter(before.own, delta, isOfDay)
  const began = before.own.day.deals === 0 && own.day.deals > 0 ? 1 : 0
  const stopped = before.own.day.deals > 0 && own.day.deals === 0 ? 1 : 0
  return { own, teams: teamsAfter(before.teams, delta, began - stopped, isOfDay) }
}

/** What is known of many people and of their teams, on one day and in all. */
export interface TalliesOfMany {
  own: (participantId: string) => TotalsPair
  teams: Tallies['teams']
}

/** As `applyDelta`, for the deltas of many people's sales on whatever day; the tallies are those of `day`. */
export function applyDeltas(before: TalliesOfMany, deltas: readonly StandingDelta[], day: string): TalliesOfMany {
  const changed = new Map<string, TotalsPair>()
  const own = (participantId: string) => changed.get(participantId) ?? before.own(participantId)
  let { teams } = before
  for (const delta of deltas) {
    const after = applyDelta({ own: own(delta.participantId), teams }, delta, delta.businessDate === day)
    changed.set(delta.participantId, after.own)
    teams = after.teams
  }
  return { own, teams }
}

/** As `applyDelta`, for another participant's delta: only the teams change. */
export function applyTeamDelta(before: Tallies, delta: StandingDelta): Tallies {
  return { own: before.own, teams: teamsAfter(before.teams, delta, 0, true) }
}

function teamsAfter(before: Tallies['teams'], delta: StandingDelta, sellers: number, isOfDay: boolean) {
  const team = before.get(delta.teamId) ?? { ...emptyTotals(), sellers: 0 }
  const teams = new Map(before)
  teams.set(delta.teamId, { ...pairAfter(team, delta, isOfDay), sellers: team.sellers + sellers })
  return teams
}

function pairAfter({ whole, day }: TotalsPair, delta: StandingDelta, isOfDay: boolean): TotalsPair {
  return { whole: totalsAfter(whole, delta, 'whole'), day: isOfDay ? totalsAfter(day, delta, 'day') : day }
}

function totalsAfter(totals: Totals, delta: StandingDelta, scope: keyof TotalsPair): Totals {
  const result: Totals = { ...totals, metrics: { ...totals.metrics } }
  for (const change of changesOf(delta, scope)) {
    const { metricId, quantity, points, reaches, cancelledQuantity, cancelledPoints, pendingQuantity } = change
    if (metricId === '') {
      result.points += points
      result.deals += quantity
      if (reaches) result.reachedSeq = delta.seq
      if (cancelledQuantity !== 0 || cancelledPoints !== 0)
        result.cancelled = {
          deals: (totals.cancelled?.deals ?? 0) + cancelledQuantity,
          points: (totals.cancelled?.points ?? 0) + cancelledPoints,
        }
      continue
    }
    const line = totals.metrics[metricId] ?? { quantity: 0, reachedSeq: 0 }
    result.metrics[metricId] = metricTotal({
      quantity: line.quantity + quantity,
      reachedSeq: reaches ? delta.seq : line.reachedSeq,
      cancelled: (line.cancelled ?? 0) + cancelledQuantity,
      pending: (line.pending ?? 0) + pendingQuantity,
    })
  }
  return result
}
