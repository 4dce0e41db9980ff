import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { TerritoryMap } from '#server/contest/territories/territory-map'
import type { TerritorySale } from '#server/ledger/deals/ledger/territory-sales.reader'
import { AMOUNT_WIDTH, quantityCell } from '#server/ledger/exports/quantity-cell'
import type { Cell, Column, Table } from '#server/platform/spreadsheets/table'
import { isAmount } from '#shared/contest/contests/quantities'
import type { Words } from '#shared/ledger/exports/texts'
import type { Day } from '#shared/platform/time/time'

/** What the sheet is made of, as one unit has read it. */
export interface TerritoryFigures {
  map: TerritoryMap
  touched: ReadonlyMap<string, Day>
  sales: readonly TerritorySale[]
}

interface Asked {
  contest: LoadedContest
  words: Words
  to: Day
}

/** 包区: a line per territory, with who holds it on the last day and what was sold in it on the days. */
export function territoriesTable(name: string, asked: Asked, read: () => Promise<TerritoryFigures>): Table {
  return { name, columns: columnsOf(asked), pages: rowsOf(asked, read) }
}

function columnsOf({ contest, words }: Asked): Column[] {
  return [
    { title: words('territory'), kind: 'text', width: 20 },
    { title: words('segment'), kind: 'text', width: 12 },
    { title: words('trade'), kind: 'text', width: 14 },
    { title: words('subTrade'), kind: 'text', width: 14 },
    { title: words('doors'), kind: 'number', width: 8 },
    { title: words('holders'), kind: 'text', width: 24 },
    { title: words('lastTouch'), kind: 'date', width: 12 },
    ...contest.view.metrics.map((metric): Column => {
      const title = words('net', { metric: metric.name })
      return { title, kind: 'number', width: isAmount(metric) ? AMOUNT_WIDTH : Math.max(10, title.length * 2) }
    }),
  ]
}

async function* rowsOf(asked: Asked, read: () => Promise<TerritoryFigures>): AsyncGenerator<Cell[][]> {
  const { contest, words, to } = asked
  const { map, touched, sales } = await read()
  const sold = new Map<string, number>()
  for (const { territoryId, metricId, quantity } of sales) {
    const key = `${territoryId} ${metricId}`
    sold.set(key, (sold.get(key) ?? 0) + quantity)
  }
  yield map.all.map(({ id, name, segment, trade, subTrade, doors }) => [
    name,
    segment ? words(`segment.${segment}`) : '',
    trade ? words(`trade.${trade}`) : '',
    ...[subTrade, doors],
    map
      .holdersOf(id, to)
      .map((holder) => contest.rules.participant(holder)?.name ?? '')
      .join('、'),
    touched.get(id) ?? null,
    ...contest.view.metrics.map((metric) => quantityCell(metric, sold.get(`${id} ${metric.id}`) ?? 0)),
  ])
}
