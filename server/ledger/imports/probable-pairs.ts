import { MASKED } from '#server/ledger/imports/cell-texts'
import type { LineHere } from '#server/ledger/imports/imports.repository'
import type { RowFound } from '#shared/ledger/imports/contract'
import { daysBetween } from '#shared/platform/time/time'

/** One metric of a sale in the ledger; `reference` is empty where it has no number. */
export interface LooseSale {
  dealId: string
  reference: string
  metricId: string
  here: NonNullable<RowFound['here']>
}

export interface LooseRow {
  position: number
  found: RowFound
}

/** Sums the lines of each deal and metric. */
export function looseSales(lines: readonly LineHere[]): LooseSale[] {
  const sales = new Map<string, LooseSale>()
  for (const { dealId, reference, metricId, participantId, businessDate, quantity, line, seq } of lines) {
    const key = `${dealId}|${metricId}`
    const known = sales.get(key)
    if (known) {
      known.here.quantity += quantity
      known.here.lines.push(line)
    } else
      sales.set(key, {
        dealId,
        reference,
        metricId,
        here: { participantId, quantity, businessDate, lines: [line], seq },
      })
  }
  return [...sales.values()]
}

/**
 * Pairs rows that the ledger does not have with its sales of the same seller, metric and quantity on the same day, else
 * on the day before or after; each sale once. A row with a masked number fits sales without one, or with the same ends.
 */
export function probablePairs(rows: readonly LooseRow[], sales: readonly LooseSale[]): Map<number, LooseSale> {
  const byKey = new Map<string, LooseSale[]>()
  for (const sale of sales) {
    const key = keyOf(sale.here.participantId, sale.metricId, sale.here.quantity)
    byKey.set(key, [...(byKey.get(key) ?? []), sale])
  }
  const pairs = new Map<number, LooseSale>()
  const taken = new Set<LooseSale>()
  for (const apart of [0, 1])
    for (const { position, found } of rows) {
      const { participantId = '', metricId = '', quantity = 0, businessDate } = found
      if (pairs.has(position) || !businessDate) continue
      const fitting = byKey.get(keyOf(participantId, metricId, quantity)) ?? []
      const sale = fitting.find(
        (each) =>
          !taken.has(each) &&
          Math.abs(daysBetween(each.here.businessDate, businessDate)) === apart &&
          hasEndsOf(each.reference, found.masked),
      )
      if (!sale) continue
      taken.add(sale)
      pairs.set(position, sale)
    }
  return pairs
}

const keyOf = (participantId: string, metricId: string, quantity: number) => `${participantId}|${metricId}|${quantity}`

function hasEndsOf(reference: string, masked: string | undefined): boolean {
  if (reference === '') return true
  if (masked === undefined) return false
  const parts = masked.split(MASKED)
  return reference.startsWith(parts[0] ?? '') && reference.endsWith(parts.at(-1) ?? '')
}
