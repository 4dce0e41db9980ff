import type { MetricKind } from '#shared/contest/contests/quantities'
import { quantityProblem } from '#shared/ledger/deals/quantity'
import type { RowFound } from '#shared/ledger/imports/contract'

/** Identifies a sale across systems: its number in the business system, and the metric. */
export const keyOf = ({ reference, metricId }: Pick<RowFound, 'reference' | 'metricId'>): string =>
  `${reference}|${metricId}`

/** The rows of one reference and metric: their net quantity, and the position of each seller's first sale. */
interface Tally {
  net: number
  hasReturns: boolean
  firstReturn: number
  sellers: Map<string, Seller>
}

interface Seller {
  net: number
  firstSale: number
  /** The positions of lines that differ from each other, with their quantities. */
  lines: Map<string, { position: number; quantity: number }>
}

/**
 * Nets rows of the same reference and metric: sales less returns, in whichever order they appear. Rows of
 * one seller that differ are lines of one sale; a row that repeats another, or names another seller, is a mistake of the
 * file.
 */
export class RowNetting {
  private readonly tallies = new Map<string, Tally>()

  constructor(private readonly kindOf: (metricId: string) => MetricKind) {}

  /** `line` is what the row says apart from when, how far and how it is numbered. */
  add(position: number, found: RowFound, line: string): void {
    const { participantId = '', quantity = 0, isCancelled } = found
    if (found.reason) return
    const tally = this.tallies.get(keyOf(found)) ?? {
      net: 0,
      hasReturns: false,
      firstReturn: 0,
      sellers: new Map<string, Seller>(),
    }
    this.tallies.set(keyOf(found), tally)
    const seller = tally.sellers.get(participantId) ?? { net: 0, firstSale: 0, lines: new Map() }
    tally.sellers.set(participantId, seller)
    const change = isCancelled ? -quantity : quantity
    tally.net += change
    seller.net += change
    if (isCancelled) tally.hasReturns = true
    if (isCancelled) tally.firstReturn ||= position
    else seller.firstSale ||= position
    if (!isCancelled && !seller.lines.has(line)) seller.lines.set(line, { position, quantity })
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
      const [first] = sales.sort((a, b) => a.firstSale - b.firstSale)
      const lines = [...(first?.lines.values() ?? [])]
      if (position !== first?.firstSale)
        return {
          ...found,
          reason: lines.some((line) => line.position === position) ? 'counted_with_sale' : 'twice_in_file',
        }
      return this.wholeOf(
        found,
        lines.reduce((sum, line) => sum + line.quantity, 0),
      )
    }
    const [whole] = sales.sort((a, b) => b.net - a.net || a.firstSale - b.firstSale)
    if (position !== whole?.firstSale) return { ...found, reason: 'counted_with_sale' }
    return net > 0 ? { ...found, quantity: net } : { ...found, isCancelled: true }
  }

  /** Lines of one sale together, as far as one sale can have as much. */
  private wholeOf(found: RowFound, quantity: number): RowFound {
    const kind = this.kindOf(found.metricId ?? '')
    if (!quantityProblem({ kind }, quantity)) return { ...found, quantity }
    return { ...found, reason: kind === 'amount' ? 'bad_amount' : 'bad_quantity' }
  }
}
