import type { RowFound } from '#shared/ledger/imports/contract'

/** Identifies a sale across systems: its number in the business system, and the metric. */
export const keyOf = ({ reference, metricId }: Pick<RowFound, 'reference' | 'metricId'>): string =>
  `${reference}|${metricId}`

/** The rows of one reference and metric: their net quantity, and the position of each seller's first sale. */
interface Tally {
  net: number
  hasReturns: boolean
  firstReturn: number
  sellers: Map<string, { net: number; firstSale: number }>
}

/**
 * Nets rows of the same reference and metric: sales less returns, in whichever order they appear. Of two rows that both
 * sold, the second is a mistake of the file.
 */
export class RowNetting {
  private readonly tallies = new Map<string, Tally>()

  add(position: number, found: RowFound): void {
    const { participantId = '', quantity = 0, isCancelled } = found
    if (found.reason) return
    const tally = this.tallies.get(keyOf(found)) ?? {
      net: 0,
      hasReturns: false,
      firstReturn: 0,
      sellers: new Map<string, { net: number; firstSale: number }>(),
    }
    this.tallies.set(keyOf(found), tally)
    const seller = tally.sellers.get(participantId) ?? { net: 0, firstSale: 0 }
    tally.sellers.set(participantId, seller)
    const change = isCancelled ? -quantity : quantity
    tally.net += change
    seller.net += change
    if (isCancelled) tally.hasReturns = true
    if (isCancelled) tally.firstReturn ||= position
    else seller.firstSale ||= position
  }

  /** The row's meaning once all rows are added. */
  resolve(position: number, found: RowFound): RowFound {
    const tally = found.reason ? undefined : this.tallies.get(keyOf(found))
    if (!tally) return found
    const { net, hasReturns, firstReturn, sellers } = tally
    const sales = [...sellers.values()].filter(({ firstSale }) => firstSale > 0)
    if (sales.length === 0)
      return position === firstReturn ? { ...found, isReturn: true } : { ...found, reason: 'twice_in_file' }
    if (!hasReturns) {
      const first = Math.min(...sales.map(({ firstSale }) => firstSale))
      return position === first ? found : { ...found, reason: 'twice_in_file' }
    }
    const [whole] = sales.sort((a, b) => b.net - a.net || a.firstSale - b.firstSale)
    if (position !== whole?.firstSale) return { ...found, reason: 'counted_with_sale' }
    return net > 0 ? { ...found, quantity: net } : { ...found, isCancelled: true }
  }
}
