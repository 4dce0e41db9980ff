import { readFileSync } from 'node:fs'

export interface EdgeTable {
  /** `server ritual/meetings` → features of its own wing that it imports. */
  within: Map<string, Set<string>>
  /** Feature → tables of other features that its SQL names. */
  sql: Map<string, Set<string>>
  /** `file → file` of imports that break a rule for a reason that the table states. */
  exceptions: Set<string>
}

/** Reads the tables under the three headings "Edges within a wing", "Tables read by SQL" and "Exceptions". */
export function readEdgeTable(file: string): EdgeTable {
  const text = readFileSync(file, 'utf8')
  const within = new Map(
    rowsUnder(text, 'Edges within a wing').map(([side, from, to]) => [`${side} ${from}`, listed(to)]),
  )
  const sql = new Map(rowsUnder(text, 'Tables read by SQL').map(([feature = '', tables]) => [feature, listed(tables)]))
  const exceptions = new Set(rowsUnder(text, 'Exceptions').map(([edge = '']) => edge))
  return { within, sql, exceptions }
}

const listed = (cell = ''): Set<string> => new Set(cell.split(', ').filter((name) => name !== ''))

/** Cells of the first table under a heading, without header and rule, code marks removed. */
function rowsUnder(text: string, heading: string): string[][] {
  const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`ARCHITECTURE.md has no heading "${heading}"`)
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  )
}
