/** How a plan reaches the rows of one table. */
export interface Step {
  table: string
  /** The columns that an index is entered by; none where every row is read. */
  columns: string[]
  /** Whether the last of them is limited from both sides, or from one, rather than equal to something. */
  hasRange: boolean
  /** The database's own words. */
  detail: string
}

/** Of the lines of `explain query plan`. */
export function sqliteSteps(sql: string, details: readonly string[]): Step[] {
  const tables = new Map<string, string>()
  for (const [, table = '', alias = ''] of sql.matchAll(
    /(?:from|join|into|update|,)\s+"?(\w+)"?\s+(?:as\s+)?"?(\w+)"?/gi,
  ))
    if (!tables.has(alias)) tables.set(alias, table)
  return details.flatMap((detail) => {
    const [, act, name = '', rest = ''] = detail.match(/^(SCAN|SEARCH) (\w+)(.*)$/) ?? []
    if (!act) return []
    const [, keys = ''] = rest.match(/\(((?:[\w<>=? ]|\(\w+\))+)\)(?: LEFT-JOIN)?$/) ?? []
    const parts = keys.split(' AND ').filter((part) => /[<>=]/.test(part))
    // An index that is built for this statement alone is made of the whole table.
    const columns = rest.includes('AUTOMATIC') ? [] : parts.map((part) => part.replace(/\W.*$/, ''))
    const hasRange = parts.some((part) => /[<>]/.test(part))
    return [{ table: tables.get(name) ?? name, columns: act === 'SCAN' ? [] : columns, hasRange, detail }]
  })
}

export interface PostgresNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: PostgresNode[]
}

/** Of the tree of `explain (format json)`. */
export function postgresSteps(node: PostgresNode, heap?: string): Step[] {
  const kind = node['Node Type']
  const table = node['Relation Name'] ?? heap ?? ''
  const below = (node.Plans ?? []).flatMap((each) => postgresSteps(each, table))
  if (!/^(?:Seq|Index|Index Only|Bitmap Index) Scan$/.test(kind)) return below
  const condition = node['Index Cond'] ?? ''
  const columns = [...condition.matchAll(/\(?"?(\w+)"?\)?(?:::text)? (?:=|<|>|<=|>=) /g)].map(
    ([, column = '']) => column,
  )
  const hasRange = / (?:<|>|<=|>=) /.test(condition)
  const detail = [kind, table, node['Index Name'], condition].filter(Boolean).join(' ')
  return [{ table, columns, hasRange, detail }, ...below]
}
