/** One ledger entry in the order of replay; `reversedBy` is the kind of the entry that undoes it, if one does. */
export interface ReplayedEntry {
  id: string
  contestId: string
  dealId: string
  seq: number
  participantId: string
  teamId: string
  metricId: string
  quantity: number
  points: number
  businessDate: string
  kind: string
  reversedBy: string | null
}

/** A line that waits for its activation. */
export interface ReplayedPending {
  contestId: string
  participantId: string
  teamId: string
  metricId: string
  quantity: number
  businessDate: string
}

export interface ReplayedStanding {
  teamId: string
  quantity: number
  points: number
  reachedSeq: number
  cancelledQuantity: number
  cancelledPoints: number
  pendingQuantity: number
}

/** `contest|day|participant|metric`, the key of a standing. */
export type StandingKey = string
export const standingKey = (contestId: string, day: string, participantId: string, metricId: string): StandingKey =>
  `${contestId}|${day}|${participantId}|${metricId}`

/** The replayed state of a deal: its first entry, whether anything counts, and whether anything remains on its day. */
interface ReplayedDeal {
  first: ReplayedEntry
  counts: boolean
  isOnItsDay: boolean
}

/**
 * Recomputes the totals entry by entry, by the plain rules and nothing else: per participant and metric, of
 * a day and of the whole contest, and over all metrics (metric ''), where the quantity counts deals and only entries
 * with points reach a total. A cancellation leaves the day of the sale alone.
 */
export class Replay {
  private readonly totals = new Map<StandingKey, ReplayedStanding>()
  private readonly deals = new Map<string, ReplayedDeal>()
  private readonly cancellations = new Set<string>()
  entries = 0

  add(entry: ReplayedEntry): void {
    this.entries++
    if (entry.kind === 'cancellation') this.cancel(entry)
    else this.count(entry)
    if (entry.kind === 'sale' || entry.kind === 'activation') this.sell(entry)
  }

  private count(entry: ReplayedEntry): void {
    for (const day of ['', entry.businessDate])
      for (const metricId of [entry.metricId, '']) {
        const total = this.at(entry, day, metricId)
        if (metricId !== '') total.quantity += entry.quantity
        total.points += entry.points
        if (reaches(entry, metricId) && stands(entry, day)) total.reachedSeq = Math.max(total.reachedSeq, entry.seq)
      }
  }

  wait(line: ReplayedPending): void {
    for (const day of ['', line.businessDate]) this.at(line, day, line.metricId).pendingQuantity += line.quantity
  }

  /** The totals with the deals counted in, once every entry was added. */
  standings(): Map<StandingKey, ReplayedStanding> {
    for (const { first, counts, isOnItsDay } of this.deals.values()) {
      if (counts) this.at(first, '', '').quantity++
      if (isOnItsDay) this.at(first, first.businessDate, '').quantity++
    }
    this.deals.clear()
    return this.totals
  }

  private sell(entry: ReplayedEntry): void {
    const deal = this.deals.get(entry.dealId) ?? { first: entry, counts: false, isOnItsDay: false }
    deal.counts ||= entry.reversedBy === null
    deal.isOnItsDay ||= entry.reversedBy === null || entry.reversedBy === 'cancellation'
    this.deals.set(entry.dealId, deal)
  }

  private cancel(entry: ReplayedEntry): void {
    const key = `${entry.dealId}|${entry.seq}`
    const isSellers = entry.quantity !== 0
    for (const day of ['', entry.businessDate]) {
      const metric = this.at(entry, day, entry.metricId)
      const all = this.at(entry, day, '')
      for (const total of [metric, all]) {
        total.cancelledPoints -= entry.points
        if (day === '') total.points += entry.points
      }
      metric.cancelledQuantity -= entry.quantity
      if (day === '') metric.quantity += entry.quantity
      if (isSellers && !this.cancellations.has(key)) all.cancelledQuantity++
    }
    if (isSellers) this.cancellations.add(key)
  }

  private at(of: Pick<ReplayedEntry, 'contestId' | 'participantId' | 'teamId'>, day: string, metricId: string) {
    const key = standingKey(of.contestId, day, of.participantId, metricId)
    const known = this.totals.get(key)
    if (known) return known
    const total = { ...NOTHING, teamId: of.teamId }
    this.totals.set(key, total)
    return total
  }
}

/** A total that nothing was added to. */
export const NOTHING = {
  quantity: 0,
  points: 0,
  reachedSeq: 0,
  cancelledQuantity: 0,
  cancelledPoints: 0,
  pendingQuantity: 0,
}

const reaches = (entry: ReplayedEntry, metricId: string): boolean =>
  metricId === '' ? entry.points > 0 : entry.quantity > 0

/** A day remembers what was sold on it and cancelled later. */
const stands = (entry: ReplayedEntry, day: string): boolean =>
  entry.reversedBy === null || (day !== '' && entry.reversedBy === 'cancellation')
