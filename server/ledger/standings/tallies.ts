import { metricTotal } from '#server/ledger/standings/standing-figures'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'

/** A change of one participant's totals: what a deal adds, or a reversal (negative lines) takes away. */
export interface Raise {
  contestId: string
  participantId: string
  teamId: string
  businessDate: string
  seq: number
  lines: readonly DealLine[]
  /** How many deals the contest, and the day, have more. */
  deals: number
  dayDeals: number
  /** 退订: taken off the whole contest, and told beside what was sold on the day. */
  isCancellation?: boolean
  /** How many cancellations of own deals this is: 1, or 0 for a helper. */
  cancelledDeals?: number
  /** 待激活: what waits from now on, or no longer (negative quantities). */
  pending?: readonly MetricQuantity[]
}

/** Totals over the whole contest and over one day. */
export interface Span {
  whole: Totals
  day: Totals
}

/** Everything that a fact about one participant needs: their own totals and every team's; `sellers` sold on that day. */
export interface Tallies {
  own: Span
  teams: Map<string, Span & { sellers: number }>
}

/** Totals of the teams right after a deal; they hold while the contest's head is that number and the deal is there. */
interface TeamsAfter {
  day: string
  headSeq: number
  dealSeq: number
  dealId: string
  teams: Tallies['teams']
}

const KEPT = 1_000

/** The teams' totals after the last deal of each contest. Nothing here is changed in place. */
export class KnownTeams {
  private readonly byContest = new Map<string, TeamsAfter>()

  at(contestId: string, day: string, headSeq: number): TeamsAfter | undefined {
    const known = this.byContest.get(contestId)
    return known?.day === day && known.headSeq === headSeq ? known : undefined
  }

  keep(contestId: string, after: TeamsAfter): void {
    if (this.byContest.size >= KEPT) this.byContest.clear()
    this.byContest.set(contestId, after)
  }
}

/** What a raise adds to one total; `metricId` '' is over all metrics, and counts deals. */
export interface Change {
  metricId: string
  quantity: number
  points: number
  /** Whether the total is reached anew, so that others at the same value stand before it. */
  reaches: boolean
  cancelledQuantity: number
  cancelledPoints: number
  pendingQuantity: number
}

export const emptySpan = (): Span => ({ whole: { ...NO_TOTALS, metrics: {} }, day: { ...NO_TOTALS, metrics: {} } })

/** One change per metric, and one over all metrics, of the whole contest or of the day. */
export function changesOf(raise: Raise, span: keyof Span): Change[] {
  const { lines, pending = [], isCancellation = false } = raise
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
  const deals = span === 'whole' ? raise.deals : raise.dayDeals
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
        ...changes.map((each) => asCancelled(each, 0 - each.quantity, span)),
        asCancelled(total, raise.cancelledDeals ?? 0, span),
      ]
    : [...changes, total]
}

/** A day keeps what was sold on it. */
function asCancelled(change: Change, cancelledQuantity: number, span: keyof Span): Change {
  const cancelled = { cancelledQuantity, cancelledPoints: 0 - change.points }
  return span === 'whole' ? { ...change, ...cancelled } : { ...change, ...cancelled, quantity: 0, points: 0 }
}

/** The tallies after the raise, as the database will show them; the ones before stay as they are. */
export function raised(before: Tallies, raise: Raise): Tallies {
  const own = raisedSpan(before.own, raise)
  const began = before.own.day.deals === 0 && own.day.deals > 0 ? 1 : 0
  const stopped = before.own.day.deals > 0 && own.day.deals === 0 ? 1 : 0
  return { own, teams: raisedTeams(before.teams, raise, began - stopped) }
}

/** As `raised`, where somebody else's totals are the own ones: only the teams move. */
export function raisedBeside(before: Tallies, raise: Raise): Tallies {
  return { own: before.own, teams: raisedTeams(before.teams, raise, 0) }
}

function raisedTeams(before: Tallies['teams'], raise: Raise, sellers: number): Tallies['teams'] {
  const team = before.get(raise.teamId) ?? { ...emptySpan(), sellers: 0 }
  const teams = new Map(before)
  teams.set(raise.teamId, { ...raisedSpan(team, raise), sellers: team.sellers + sellers })
  return teams
}

function raisedSpan({ whole, day }: Span, raise: Raise): Span {
  return { whole: raisedTotals(whole, raise, 'whole'), day: raisedTotals(day, raise, 'day') }
}

function raisedTotals(totals: Totals, raise: Raise, span: keyof Span): Totals {
  const result: Totals = { ...totals, metrics: { ...totals.metrics } }
  for (const change of changesOf(raise, span)) {
    const { metricId, quantity, points, reaches, cancelledQuantity, cancelledPoints, pendingQuantity } = change
    if (metricId === '') {
      result.points += points
      result.deals += quantity
      if (reaches) result.reachedSeq = raise.seq
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
      reachedSeq: reaches ? raise.seq : line.reachedSeq,
      cancelled: (line.cancelled ?? 0) + cancelledQuantity,
      pending: (line.pending ?? 0) + pendingQuantity,
    })
  }
  return result
}
