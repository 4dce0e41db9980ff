import type { Column, DaySales, People } from '#server/ledger/standings/day-sales'
import { metricTotal } from '#server/ledger/standings/standing-figures'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'

interface Sums {
  quantity: Float64Array
  reached: Float64Array
  cancelled: Float64Array
}

/** What is left to each person of several days: sales less cancellations, and the cancellations apart. */
export class NetSums {
  private readonly metrics = new Map<string, Sums>()
  private readonly points: Float64Array
  private readonly cancelledPoints: Float64Array
  private readonly pending = new Map<string, number>()

  constructor(
    private readonly people: People,
    days: Iterable<DaySales>,
  ) {
    this.points = new Float64Array(people.size)
    this.cancelledPoints = new Float64Array(people.size)
    for (const day of days) this.add(day)
  }

  /** 待激活, which days do not hold. */
  addPending(participantId: string, metricId: string, quantity: number): void {
    const key = `${participantId} ${metricId}`
    this.pending.set(key, (this.pending.get(key) ?? 0) + quantity)
  }

  of(participantId: string): Totals {
    const place = this.people.find(participantId) ?? Number.POSITIVE_INFINITY
    const at = (sums: Float64Array | undefined) => sums?.[place] ?? 0
    const whole = this.metrics.get('')
    const totals: Totals = { ...NO_TOTALS, metrics: {} }
    totals.points = at(this.points) - at(this.cancelledPoints)
    totals.deals = at(whole?.quantity)
    totals.reachedSeq = at(whole?.reached)
    const cancelled = { deals: at(whole?.cancelled), points: at(this.cancelledPoints) }
    if (cancelled.deals !== 0 || cancelled.points !== 0) totals.cancelled = cancelled
    for (const metricId of this.metricIds()) {
      const sums = this.metrics.get(metricId)
      const cancelled = at(sums?.cancelled)
      const pending = this.pending.get(`${participantId} ${metricId}`) ?? 0
      const quantity = at(sums?.quantity) - cancelled
      if (quantity !== 0 || cancelled !== 0 || pending !== 0)
        totals.metrics[metricId] = metricTotal({ quantity, reachedSeq: at(sums?.reached), cancelled, pending })
    }
    return totals
  }

  private metricIds(): Set<string> {
    this.known ??= new Set([
      ...[...this.metrics.keys()].filter((id) => id !== ''),
      ...[...this.pending.keys()].map((key) => key.slice(key.indexOf(' ') + 1)),
    ])
    return this.known
  }
  private known: Set<string> | undefined

  private add(day: DaySales): void {
    plus(this.points, day.points)
    plus(this.cancelledPoints, day.cancelledPoints)
    for (const [metricId, reached] of day.reached) {
      const sums = this.sumsOf(metricId)
      plus(sums.quantity, metricId === '' ? day.deals : day.column(metricId))
      plus(sums.cancelled, day.cancelled.get(metricId))
      for (let place = 0; place < reached.length; place++)
        sums.reached[place] = Math.max(sums.reached[place] ?? 0, reached[place] ?? 0)
    }
  }

  private sumsOf(metricId: string): Sums {
    const known = this.metrics.get(metricId)
    if (known) return known
    const none = () => new Float64Array(this.people.size)
    const sums = { quantity: none(), reached: none(), cancelled: none() }
    this.metrics.set(metricId, sums)
    return sums
  }
}

function plus(sums: Float64Array, column: Column | undefined): void {
  if (column)
    for (let place = 0; place < column.length; place++) sums[place] = (sums[place] ?? 0) + (column[place] ?? 0)
}
