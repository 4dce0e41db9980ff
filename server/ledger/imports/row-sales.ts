import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { ImportedSale } from '#server/ledger/deals/recording/deal-batches'
import type { ImportRow } from '#server/ledger/imports/import.entity'
import { keyOf } from '#server/ledger/imports/row-netting'
import { sideOf } from '#server/ledger/imports/row-rules'
import type { ImportMapping } from '#shared/ledger/imports/contract'

type Row = Pick<ImportRow, 'found' | 'cells'>

/** Rows of one number, seller and day are one sale with several lines. */
export function salesOf<Each extends Row>(rows: readonly Each[]): Each[][] {
  const sales = new Map<string, Each[]>()
  for (const row of rows) {
    const { reference, participantId, businessDate } = row.found ?? {}
    const key = `${reference}|${participantId}|${businessDate}`
    sales.set(key, [...(sales.get(key) ?? []), row])
  }
  return [...sales.values()]
}

/** Checked rows as one sale to record; the customer is that of the first row that has one. */
export function saleOf(contest: LoadedContest, mapping: ImportMapping, rows: readonly Row[]): ImportedSale {
  const lines = rows.map(({ found }) => {
    const { metricId, quantity } = found ?? {}
    if (!metricId || !quantity) throw new Error('A row that was not read cannot be written')
    return { metricId, quantity }
  })
  const { participantId = '', businessDate, reference } = rows[0]?.found ?? {}
  const seller = contest.rules.participant(participantId)
  if (!seller || !businessDate) throw new Error('A row that was not read cannot be written')
  const sides = rows.map(({ cells }) => sideOf(cells, mapping))
  const first = (field: keyof ReturnType<typeof sideOf>) => sides.find((side) => side[field])?.[field]
  const side = {
    customerName: first('customerName'),
    customerPhone: first('customerPhone'),
    area: first('area'),
    note: first('note'),
  }
  return { seller, businessDate, reference, lines, ...side }
}

/** The keys that other lines of these rows' sales would have. */
export const keysBeside = (rows: readonly Row[], metricIds: readonly string[]): string[] =>
  metricIds.length < 2
    ? []
    : [...new Set(rows.flatMap(({ found }) => found?.reference ?? []))].flatMap((reference) =>
        metricIds.map((metricId) => keyOf({ reference, metricId })),
      )
