import type { PastedRow } from '#shared/contest/participants/pasted-people'
import { tableOf } from '#web/forms/read-table'

type Column = keyof PastedRow
const COLUMNS: readonly Column[] = ['name', 'login', 'team', 'area', 'captain']

/** What people call the columns in their own spreadsheets. */
const HEADERS: Record<Column, readonly string[]> = {
  name: ['姓名', '名字', '队员', '客户经理', 'name'],
  login: [
    ...['账号', '帐号', '登录名', '工号', '手机', '手机号', '手机号码', '电话', '手机号或工号'],
    ...['login', 'account', 'phone', 'mobile', 'staff number', 'mobile or staff number'],
  ],
  team: ['队', '队伍', '队名', '团队', 'team'],
  area: ['包区', '区域', '片区', '所包区域', 'area', 'territory'],
  captain: ['队长', '是否队长', 'captain'],
}

const columnOf = (header: string): Column | undefined =>
  COLUMNS.find((column) => HEADERS[column].includes(header.normalize('NFKC').trim().toLowerCase()))

/** The columns of a first row that names at least two of them; any other first row is a person already. */
function headerOf(cells: readonly string[]): (Column | undefined)[] | null {
  const columns = cells.map(columnOf)
  return columns.filter(Boolean).length >= 2 ? columns : null
}

/** People in rows of cells: name, login, team, area and captain, or as a header says. */
export function rowsOf(table: readonly (readonly string[])[]): PastedRow[] {
  const [first, ...rest] = table
  if (!first) return []
  const header = headerOf(first)
  const columns = header ?? COLUMNS
  return (header ? rest : table).map((cells) => {
    const row: PastedRow = { name: '', login: '', team: '' }
    columns.forEach((column, index) => {
      // With a header a missing cell is empty; without one the column is absent from the list.
      const cell = cells[index] ?? (header ? '' : undefined)
      if (column && cell !== undefined) row[column] = cell.trim()
    })
    return row
  })
}

export const parseRows = async (text: string): Promise<PastedRow[]> => rowsOf(await tableOf(text))
