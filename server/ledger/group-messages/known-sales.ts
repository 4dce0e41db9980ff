import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { SoldOfDay } from '#server/ledger/group-messages/group-lines.repository'
import type { GroupLineView } from '#shared/ledger/group-messages/contract'

/** The sales of some people and days, by what was sold, so that one reported in two ways is seen. */
export class KnownSales {
  private readonly left = new Map<string, number>()

  constructor(sold: readonly SoldOfDay[]) {
    const deals = new Map<string, { owner: string; quantities: Map<string, number> }>()
    for (const { dealId, participantId, businessDate, metricId, quantity } of sold) {
      const deal = deals.get(dealId) ?? { owner: `${participantId}|${businessDate}`, quantities: new Map() }
      deal.quantities.set(metricId, (deal.quantities.get(metricId) ?? 0) + quantity)
      deals.set(dealId, deal)
    }
    for (const { owner, quantities } of deals.values()) this.change(keyOf(owner, quantities), 1)
  }

  /** Call first for every line that was written before: its sale is that line's own. */
  take(contest: LoadedContest, line: Sold): void {
    this.change(keyOfLine(contest, line), -1)
  }

  /** Whether the same was sold by the same person on the same day, said in other words or typed by hand. */
  has(contest: LoadedContest, line: Sold): boolean {
    return (this.left.get(keyOfLine(contest, line)) ?? 0) > 0
  }

  private change(key: string, by: number): void {
    this.left.set(key, (this.left.get(key) ?? 0) + by)
  }
}

type Sold = Pick<GroupLineView, 'participantId' | 'day' | 'items'>

function keyOfLine(contest: LoadedContest, { participantId, day, items }: Sold): string {
  const quantities = new Map<string, number>()
  const add = (metricId: string, quantity: number) =>
    quantities.set(metricId, (quantities.get(metricId) ?? 0) + quantity)
  for (const { metricId, offerId, quantity } of items) {
    if (metricId) add(metricId, quantity)
    const offer = contest.view.offers.find(({ id }) => id === offerId)
    for (const line of offer?.lines ?? []) add(line.metricId, line.quantity * quantity)
  }
  return keyOf(`${participantId}|${day}`, quantities)
}

const keyOf = (owner: string, quantities: ReadonlyMap<string, number>): string =>
  [owner, ...[...quantities].map(([metricId, quantity]) => `${metricId}:${quantity}`).sort()].join('|')
