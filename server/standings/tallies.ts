import type { DealLine } from '#shared/deal'
import { NO_TOTALS, type Totals } from '#shared/standing'

/** A change of one participant's totals: what a deal adds, or a reversal (negative lines) takes away. */
export interface Raise {
  contestId: string
  participantId: string
  teamId: string
  businessDate: string
  seq: number
  lines: readonly DealLine[]
  deals: 1 | -1
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

export interface Change {
  metricId: string
  quantity: number
  points: number
  /** Whether the total is reached anew, so that others at the same value stand before it. */
  reaches: boolean
}

export const emptySpan = (): Span => ({ whole: { ...NO_TOTALS, metrics: {} }, day: { ...NO_TOTALS, metrics: {} } })

/** One change per metric, and one over all metrics (`metricId` '') whose quantity counts deals. */
export function changesOf({ lines, deals }: Pick<Raise, 'lines' | 'deals'>): Change[] {
  const perMetric = new Map<string, { quantity: number; points: number }>()
  for (const { metricId, quantity, points } of lines) {
    const sum = perMetric.get(metricId) ?? { quantity: 0, points: 0 }
    perMetric.set(metricId, { quantity: sum.quantity + quantity, points: sum.points + points })
  }
  const points = lines.reduce((sum, line) => sum + line.points, 0)
  return [
    ...[...perMetric].map(([metricId, sum]) => ({ metricId, ...sum, reaches: deals > 0 })),
    { metricId: '', quantity: deals, points, reaches: deals > 0 && points > 0 },
  ]
}

/** The tallies after the raise, as the database will show them; the ones before stay as they are. */
export function raised(before: Tallies, raise: Raise): Tallies {
  const team = before.teams.get(raise.teamId) ?? { ...emptySpan(), sellers: 0 }
  const own = raisedSpan(before.own, raise)
  const began = before.own.day.deals === 0 && own.day.deals > 0 ? 1 : 0
  const stopped = before.own.day.deals > 0 && own.day.deals === 0 ? 1 : 0
  const teams = new Map(before.teams)
  teams.set(raise.teamId, { ...raisedSpan(team, raise), sellers: team.sellers + began - stopped })
  return { own, teams }
}

function raisedSpan({ whole, day }: Span, raise: Raise): Span {
  return { whole: raisedTotals(whole, raise), day: raisedTotals(day, raise) }
}

function raisedTotals(totals: Totals, raise: Raise): Totals {
  const result: Totals = { ...totals, metrics: { ...totals.metrics } }
  for (const { metricId, quantity, points, reaches } of changesOf(raise)) {
    if (metricId === '') {
      result.points += points
      result.deals += quantity
      if (reaches) result.reachedSeq = raise.seq
      continue
    }
    const line = totals.metrics[metricId] ?? { quantity: 0, reachedSeq: 0 }
    result.metrics[metricId] = {
      quantity: line.quantity + quantity,
      reachedSeq: reaches ? raise.seq : line.reachedSeq,
    }
  }
  return result
}
