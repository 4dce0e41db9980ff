/** One ledger entry in the order of replay. */
export interface ReplayedEntry {
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
  isReversed: boolean
}

export interface ReplayedStanding {
  teamId: string
  quantity: number
  points: number
  reachedSeq: number
}

/** `contest|day|participant|metric`, the key of a standing. */
export type StandingKey = string
export const standingKey = (contestId: string, day: string, participantId: string, metricId: string): StandingKey =>
  `${contestId}|${day}|${participantId}|${metricId}`

/**
 * Adds the ledger up anew, entry by entry, by the plain rules and nothing else: totals per participant and metric, of
 * a day and of the whole contest, and over all metrics (metric ''), where the quantity counts deals and only entries
 * with points reach a total.
 */
export class Replay {
  readonly standings = new Map<StandingKey, ReplayedStanding>()
  private readonly counted = new Set<string>()
  entries = 0

  add(entry: ReplayedEntry): void {
    this.entries++
    const isReversal = entry.kind !== 'sale'
    const deals = this.countDeal(`${entry.dealId}|${isReversal}`) ? (isReversal ? -1 : 1) : 0
    for (const day of ['', entry.businessDate]) {
      this.raise(entry, day, entry.metricId, entry.quantity, true)
      this.raise(entry, day, '', deals, entry.points > 0)
    }
  }

  private countDeal(key: string): boolean {
    if (this.counted.has(key)) return false
    this.counted.add(key)
    return true
  }

  private raise(entry: ReplayedEntry, day: string, metricId: string, quantity: number, reaches: boolean): void {
    const key = standingKey(entry.contestId, day, entry.participantId, metricId)
    const standing = this.standings.get(key) ?? { teamId: entry.teamId, quantity: 0, points: 0, reachedSeq: 0 }
    standing.quantity += quantity
    standing.points += entry.points
    if (reaches && entry.kind === 'sale' && !entry.isReversed)
      standing.reachedSeq = Math.max(standing.reachedSeq, entry.seq)
    this.standings.set(key, standing)
  }
}
