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

/** `contest|participant`, and within it `day|metric`: a pass over all entries makes short keys. */
const personKey = (contestId: string, participantId: string): string => `${contestId}|${participantId}`
const totalKey = (day: string, metricId: string): string => `${day}|${metricId}`

type Owner = Pick<ReplayedEntry, 'contestId' | 'participantId' | 'teamId'>

/** The replayed totals of everyone. */
export class ReplayedStandings {
  private readonly people = new Map<string, Map<string, ReplayedStanding>>()

  get(contestId: string, day: string, participantId: string, metricId: string): ReplayedStanding | undefined {
    return this.people.get(personKey(contestId, participantId))?.get(totalKey(day, metricId))
  }

  /** As `get`, and not found a second time. */
  take(contestId: string, day: string, participantId: string, metricId: string): ReplayedStanding | undefined {
    const own = this.people.get(personKey(contestId, participantId))
    const key = totalKey(day, metricId)
    const total = own?.get(key)
    own?.delete(key)
    return total
  }

  /** What is left, by names. */
  *keys(): Iterable<string> {
    for (const [person, own] of this.people) for (const key of own.keys()) yield `${person}|${key}`
  }

  /** The totals of one person, each made where it is first asked for. */
  of({ contestId, participantId, teamId }: Owner): (day: string, metricId: string) => ReplayedStanding {
    const person = personKey(contestId, participantId)
    const own = this.people.get(person) ?? new Map<string, ReplayedStanding>()
    this.people.set(person, own)
    return (day, metricId) => {
      const key = totalKey(day, metricId)
      const known = own.get(key)
      if (known) return known
      const total = { ...NOTHING, teamId }
      own.set(key, total)
      return total
    }
  }
}

/** The replayed state of a deal: whether anything counts, whether anything remains on its day, and where it is counted. */
interface ReplayedDeal {
  counts: boolean
  isOnItsDay: boolean
  whole: ReplayedStanding
  ofItsDay: ReplayedStanding
}

/**
 * Recomputes the totals entry by entry, by the plain rules and nothing else: per participant and metric, of
 * a day and of the whole contest, and over all metrics (metric ''), where the quantity counts deals and only entries
 * with points reach a total. A cancellation leaves the day of the sale alone.
 */
export class Replay {
  private readonly totals = new ReplayedStandings()
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
    const totalOf = this.totals.of(entry)
    for (const day of ['', entry.businessDate])
      for (const metricId of [entry.metricId, '']) {
        const total = totalOf(day, metricId)
        if (metricId !== '') total.quantity += entry.quantity
        total.points += entry.points
        if (reaches(entry, metricId) && stands(entry, day)) total.reachedSeq = Math.max(total.reachedSeq, entry.seq)
      }
  }

  wait(line: ReplayedPending): void {
    const totalOf = this.totals.of(line)
    for (const day of ['', line.businessDate]) totalOf(day, line.metricId).pendingQuantity += line.quantity
  }

  /** The totals, once every entry was added. */
  standings(): ReplayedStandings {
    return this.totals
  }

  /** A deal is counted with the first of its entries that counts; its day is that of its first entry. */
  private sell(entry: ReplayedEntry): void {
    const deal = this.deals.get(entry.dealId) ?? this.begin(entry)
    if (!deal.counts && entry.reversedBy === null) {
      deal.counts = true
      deal.whole.quantity++
    }
    if (!deal.isOnItsDay && (entry.reversedBy === null || entry.reversedBy === 'cancellation')) {
      deal.isOnItsDay = true
      deal.ofItsDay.quantity++
    }
  }

  private begin(entry: ReplayedEntry): ReplayedDeal {
    const totalOf = this.totals.of(entry)
    const whole = totalOf('', '')
    const deal = { counts: false, isOnItsDay: false, whole, ofItsDay: totalOf(entry.businessDate, '') }
    this.deals.set(entry.dealId, deal)
    return deal
  }

  private cancel(entry: ReplayedEntry): void {
    const key = `${entry.dealId}|${entry.seq}`
    const isSellers = entry.quantity !== 0
    const totalOf = this.totals.of(entry)
    for (const day of ['', entry.businessDate]) {
      const metric = totalOf(day, entry.metricId)
      const all = totalOf(day, '')
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
