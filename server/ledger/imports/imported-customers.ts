import type { Customer } from '#server/ledger/customers/customer-place'
import type { ImportRun } from '#server/ledger/imports/import.entity'
import type { SqliteFile } from '#server/platform/database/restored-part'
import { digitsOf, numbersIn } from '#shared/ledger/customers/contract'

type Mapping = Pick<ImportRun['mapping'], 'columns'>
type FileTexts = Pick<ImportRun, 'headers' | 'mapping' | 'words'>

interface Row {
  runId: string
  position: number
  cells: string[]
  centerId: string
  mapping: Mapping
}

/** The cells without the phones that `isErased` and the name in the same row; `undefined` if none of them is there. */
export function cellsWithout(
  cells: readonly string[],
  isErased: (phone: string) => boolean,
  { columns }: Mapping,
): string[] | undefined {
  const holds = (cell: string) => numbersIn(cell).some(isErased)
  if (!cells.some(holds)) return undefined
  return cells.map((cell, n) => (holds(cell) || n === columns.customerName ? '' : cell))
}

/** What the import remembers of its file, without these phones: a title row that was a sale, words of a wrong column. */
export function runWithout(
  { headers, mapping, words }: FileTexts,
  isErased: (phone: string) => boolean,
): FileTexts | undefined {
  const holds = (text: string) => numbersIn(text).some(isErased)
  const keptOf = <T>(of: Record<string, T>) => Object.fromEntries(Object.entries(of).filter(([word]) => !holds(word)))
  const listOf = <T extends { word: string }>(of: T[]) => of.filter(({ word }) => !holds(word))
  const rest = {
    headers: cellsWithout(headers, isErased, mapping) ?? headers,
    mapping: {
      ...mapping,
      metrics: keptOf(mapping.metrics),
      members: keptOf(mapping.members),
      cancelled: mapping.cancelled.filter((word) => !holds(word)),
    },
    words: { ...words, metric: listOf(words.metric), member: listOf(words.member), status: listOf(words.status) },
  }
  return JSON.stringify(rest) === JSON.stringify({ headers, mapping, words }) ? undefined : rest
}

export function* phonesOfRows(db: SqliteFile): Iterable<Customer> {
  for (const { centerId, cells, mapping } of rowsIn(db)) {
    const phone = digitsOf(cells[mapping.columns.customerPhone ?? -1] ?? '')
    if (phone) yield { centerId, phone }
  }
}

/**
 * A row of the copy loses the cells that the same row lost in `present`, and its customer where it has become a deal
 * whose customer was erased.
 */
export function eraseAsInPresent(copy: SqliteFile, present: SqliteFile): Customer[] {
  const find = present.prepare(`select "cells", "dealId" from import_row where "runId" = ? and "position" = ?`)
  const hasCustomer = present.prepare(`select 1 from deal_customer where "dealId" = ?`).pluck()
  const isErased = present.prepare(`select 1 from deal where "id" = ?`).pluck()
  return change(copy, ({ runId, position, cells, mapping: { columns } }) => {
    const now = find.get(runId, position) as { cells: string; dealId: string | null } | undefined
    if (!now) return undefined
    const theirs = JSON.parse(now.cells) as string[]
    if (theirs.length > 0) return cells.map((cell, n) => (theirs[n] === '' ? '' : cell))
    const { dealId } = now
    if (dealId === null || isErased.get(dealId) !== 1 || hasCustomer.get(dealId) === 1) return undefined
    return cells.map((cell, n) => (n === columns.customerName || n === columns.customerPhone ? '' : cell))
  })
}

/** Erases these phones from all rows of the copy, and from what its imports remember; returns the number of rows. */
export function eraseFromCopy(copy: SqliteFile, erased: ReadonlyMap<string, ReadonlySet<string>>): number {
  if (erased.size === 0) return 0
  const isErasedIn = (centerId: string) => (phone: string) => erased.get(centerId)?.has(phone) ?? false
  const update = copy.prepare(`update import_run set "headers" = ?, "mapping" = ?, "words" = ? where "id" = ?`)
  for (const { id, centerId, ...texts } of runsIn(copy)) {
    const rest = runWithout(texts, isErasedIn(centerId))
    if (rest) update.run(JSON.stringify(rest.headers), JSON.stringify(rest.mapping), JSON.stringify(rest.words), id)
  }
  return change(copy, ({ centerId, cells, mapping }) => cellsWithout(cells, isErasedIn(centerId), mapping)).length
}

/** Writes the cells that `next` gives for a row; returns the phones that went. */
function change(copy: SqliteFile, next: (row: Row) => string[] | undefined): Customer[] {
  const update = copy.prepare(`update import_row set "cells" = ? where "runId" = ? and "position" = ?`)
  const gone: Customer[] = []
  for (const row of rowsIn(copy)) {
    const rest = next(row)
    const lost = row.cells.filter((cell, n) => rest && cell !== '' && rest[n] === '')
    if (!rest || lost.length === 0) continue
    update.run(JSON.stringify(rest), row.runId, row.position)
    const phones = lost.flatMap(numbersIn)
    gone.push(...(phones.length > 0 ? phones : ['']).map((phone) => ({ centerId: row.centerId, phone })))
  }
  return gone
}

/** Read import by import, so that the rows of one can be changed before the next is read. */
function* rowsIn(db: SqliteFile): Iterable<Row> {
  const rows = db.prepare(`select "position", "cells" from import_row where "runId" = ? and "cells" <> '[]'`)
  for (const { id: runId, centerId, mapping } of runsIn(db))
    for (const { position, cells } of rows.all(runId) as { position: number; cells: string }[])
      yield { runId, position, cells: JSON.parse(cells), centerId, mapping }
}

function runsIn(db: SqliteFile): (FileTexts & { id: string; centerId: string })[] {
  const rows = db
    .prepare(
      `select i."id", k."centerId", i."headers", i."mapping", i."words" from import_run i
       join contest k on k."id" = i."contestId"`,
    )
    .all() as Record<'id' | 'centerId' | 'headers' | 'mapping' | 'words', string>[]
  return rows.map(({ id, centerId, headers, mapping, words }) => ({
    ...{ id, centerId },
    ...{ headers: JSON.parse(headers), mapping: JSON.parse(mapping), words: JSON.parse(words) },
  }))
}
