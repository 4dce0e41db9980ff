import { PastedRow } from '#shared/participant'

type Column = keyof PastedRow
const COLUMNS: readonly Column[] = ['name', 'login', 'team', 'area']

/** What people call the columns in their own spreadsheets. */
const HEADERS: Record<Column, readonly string[]> = {
  name: ['姓名', '名字', '队员', 'name'],
  login: ['账号', '帐号', '登录名', '工号', '手机', '手机号', '电话', 'login', 'account', 'phone'],
  team: ['队', '队伍', '队名', '团队', 'team'],
  area: ['包区', '区域', '片区', '所包区域', 'area', 'territory'],
}

const columnOf = (header: string): Column | undefined =>
  COLUMNS.find((column) => HEADERS[column].includes(header.trim().toLowerCase()))

/** The columns of a first row that names at least two of them; any other first row is a person already. */
function headerOf(cells: readonly string[]): (Column | undefined)[] | null {
  const columns = cells.map(columnOf)
  return columns.filter(Boolean).length >= 2 ? columns : null
}

/** Rows as copied from a spreadsheet (tabs, else commas): name, login, team, area, or as a header says. */
export async function parseRows(text: string): Promise<PastedRow[]> {
  const { default: papa } = await import('papaparse')
  const { data } = papa.parse<string[]>(text.trim(), {
    delimiter: text.includes('\t') ? '\t' : ',',
    skipEmptyLines: 'greedy',
  })
  const [first, ...rest] = data
  if (!first) return []
  const header = headerOf(first)
  const columns = header ?? COLUMNS
  return (header ? rest : data).map((cells) => {
    const row: PastedRow = { name: '', login: '', team: '', area: '' }
    cells.forEach((cell, index) => {
      const column = columns[index]
      if (column) row[column] = cell.trim()
    })
    return row
  })
}
