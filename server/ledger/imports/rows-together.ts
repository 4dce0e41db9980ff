import type { RowFound } from '#shared/ledger/imports/contract'

/** What a row is told apart by: its number in the business system, and the metric. */
export const keyOf = ({ reference, metricId }: Pick<RowFound, 'reference' | 'metricId'>): string =>
  `${reference}|${metricId}`

/** The rows of one reference and metric: what they come to, and where each seller's first sale stands. */
interface Tally {
  net: number
  isTakenBack: boolean
  firstReturn: number
  sellers: Map<string, { net: number; firstSale: number }>
}

/**
 * Rows of the same reference and metric say one thing together: what was sold in one and taken back in another, in
 * whichever order, comes to what is left of it. Two that both sold are a mistake of the file, of which the first counts.
 */
export class RowsTogether {
  private readonly tallies = new Map<string, Tally>()

  add(position: number, found: RowFound): void {
    const { participantId = '', quantity = 0, isCancelled } = found
    if (found.reason) return
    const tally = this.tallies.get(keyOf(found)) ?? {
      net: 0,
      isTakenBack: false,
      firstReturn: 0,
      sellers: new Map<string, { net: number; firstSale: number }>(),
    }
    this.tallies.set(keyOf(found), tally)
    const seller = tally.sellers.get(participantId) ?? { net: 0, firstSale: 0 }
    tally.sellers.set(participantId, seller)
    const change = isCancelled ? -quantity : quantity
    tally.net += change
    seller.net += change
    if (isCancelled) tally.isTakenBack = true
    if (isCancelled) tally.firstReturn ||= position
    else seller.firstSale ||= position
  }

  /** What the row of that position says, once all rows are known. */
  weigh(position: number, found: RowFound): RowFound {
    const tally = found.reason ? undefined : this.tallies.get(keyOf(found))
    if (!tally) return found
    const { net, isTakenBack, firstReturn, sellers } = tally
    const sales = [...sellers.values()].filter(({ firstSale }) => firstSale > 0)
    if (sales.length === 0)
      return position === firstReturn ? { ...found, isReturn: true } : { ...found, reason: 'twice_in_file' }
    if (!isTakenBack) {
      const first = Math.min(...sales.map(({ firstSale }) => firstSale))
      return position === first ? found : { ...found, reason: 'twice_in_file' }
    }
    const [whole] = sales.sort((a, b) => b.net - a.net || a.firstSale - b.firstSale)
    if (position !== whole?.firstSale) return { ...found, reason: 'counted_with_sale' }
    return net > 0 ? { ...found, quantity: net } : { ...found, isCancelled: true }
  }
}
