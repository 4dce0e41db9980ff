import { AMOUNT_WORDS, COLUMN_WORDS, plainHeader } from '#server/ledger/imports/column-names'
import type { MetricKind } from '#shared/contest/contests/quantities'
import { type ImportField, ImportField as ImportFields, type ImportMapping } from '#shared/ledger/imports/contract'

/** The surest columns are given out first, so that 客户经理 is not taken for 客户. */
const ORDER: readonly ImportField[] = [
  'member',
  'customerPhone',
  'customerName',
  'reference',
  'date',
  'status',
  'quantity',
  'metric',
  'area',
  'note',
]

/** Which column is what, as far as its name says; exact names win over parts of one. */
export function guessColumns(headers: readonly string[], kind: MetricKind = 'count'): ImportMapping['columns'] {
  const names = headers.map(plainHeader)
  const columns: ImportMapping['columns'] = {}
  const isTaken = (n: number) => Object.values(columns).includes(n)
  const find = (field: ImportField, fits: (name: string, word: string) => boolean) => {
    for (const word of namesOf(field, kind)) {
      const n = names.findIndex((name, n) => !isTaken(n) && name !== '' && fits(name, word))
      if (n >= 0) return n
    }
    return -1
  }
  for (const field of ORDER) {
    const n = find(field, (name, word) => name === word)
    if (n >= 0) columns[field] = n
  }
  for (const field of ORDER) {
    const n = names.findIndex((name, n) => !isTaken(n) && COLUMN_WORDS[field].short?.includes(name))
    if (n >= 0) columns[field] ??= n
  }
  for (const field of ORDER) {
    if (columns[field] !== undefined) continue
    const n = find(field, (name, word) => name.includes(word) && !exceptOf(field, kind).test(name))
    if (n >= 0) columns[field] = n
  }
  return columns
}

/** Where every metric is an amount, its column is named for money, and one of pieces is only the second choice. */
const namesOf = (field: ImportField, kind: MetricKind): readonly string[] =>
  field === 'quantity' && kind === 'amount'
    ? [...AMOUNT_WORDS.names, ...COLUMN_WORDS.quantity.names]
    : COLUMN_WORDS[field].names
const exceptOf = (field: ImportField, kind: MetricKind): RegExp =>
  field === 'quantity' && kind === 'amount' ? AMOUNT_WORDS.except : COLUMN_WORDS[field].except

/** How many columns a row of headers names. */
export const namedColumns = (headers: readonly string[]): number => Object.keys(guessColumns(headers)).length

/** Columns as an earlier file had them, found by name and place among columns of that name; guessed where it had none. */
export function rememberedColumns(
  headers: readonly string[],
  kind: MetricKind,
  earlier: { headers: readonly string[]; columns: ImportMapping['columns'] } | undefined,
): ImportMapping['columns'] {
  return keptColumns(ImportFields.options, headers, guessColumns(headers, kind), earlier)
}

/** Takes each field's column from an earlier file where this one has it too, and else the guessed one. */
export function keptColumns<Field extends string>(
  fields: readonly Field[],
  headers: readonly string[],
  guessed: Partial<Record<Field, number>>,
  earlier: { headers: readonly string[]; columns: Partial<Record<Field, number>> } | undefined,
): Partial<Record<Field, number>> {
  if (!earlier) return guessed
  const columns: Partial<Record<Field, number>> = {}
  const isTaken = (n: number) => Object.values(columns).includes(n)
  for (const field of fields) {
    const before = earlier.columns[field]
    const again = before === undefined ? -1 : sameColumn(headers, earlier.headers, before)
    const guess = guessed[field]
    if (again >= 0 && !isTaken(again)) columns[field] = again
    else if (guess !== undefined && !isTaken(guess)) columns[field] = guess
  }
  return columns
}

/** The column of that name: the n-th where the other file had it as its n-th, and none where a name is not enough. */
function sameColumn(headers: readonly string[], earlier: readonly string[], column: number): number {
  const name = earlier[column]
  if (!name) return -1
  const [before, now] = [placesOf(earlier, name), placesOf(headers, name)]
  return before.length === now.length ? (now[before.indexOf(column)] ?? -1) : -1
}

const placesOf = (headers: readonly string[], name: string): number[] =>
  headers.flatMap((header, n) => (plainHeader(header) === plainHeader(name) ? [n] : []))
