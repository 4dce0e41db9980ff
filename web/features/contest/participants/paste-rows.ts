import { PASTE_LIMITS, type PastedRow } from '#shared/contest/participants/pasted-people'
import { fromScientific } from '#shared/platform/spreadsheets/cell-text'
import type { ReadTable } from '#shared/platform/spreadsheets/table'
import { type ReadHere, readFile, readPasted, UnreadableFile } from '#web/forms/read-table'
import { chatLines, isChat } from './chat-lines'
import { columnsByContent, namedPeopleColumns, peopleColumns } from './people-columns'

const HERE: ReadHere = { named: namedPeopleColumns, rows: PASTE_LIMITS.rows }

/** People as a table has them; `places` are the numbers that the rows have there. */
export interface PeopleRows {
  rows: PastedRow[]
  places: number[]
  notices: ReadTable['notices']
}

/** People in rows of cells: name, login, team, area and captain, or as a header says. */
export function rowsOf({ headers, rows, notices }: ReadTable): PeopleRows {
  const hasHeader = headers.length > 0
  const columns = hasHeader ? peopleColumns(headers) : columnsByContent(rows.map(({ cells }) => cells))
  const people = rows.map(({ cells }) => {
    const row: PastedRow = { name: '', login: '', team: '' }
    columns.forEach((column, index) => {
      // With a header a missing cell is empty; without one the column is absent from the list.
      const cell = cells[index] ?? (hasHeader ? '' : undefined)
      if (column && cell !== undefined) row[column] = column === 'login' ? loginText(cell) : cell
    })
    return row
  })
  return { rows: people, places: rows.map(({ place }) => place), notices }
}

/** A mobile number that a spreadsheet wrote as 1.3800001234E10, or with a fraction. */
function loginText(cell: string): string {
  const scientific = fromScientific(cell)
  return scientific?.isWhole ? scientific.digits : cell.replace(/^(\d{5,})\.0+$/, '$1')
}

export const peopleOfFile = async (file: File): Promise<PeopleRows> =>
  rowsOf(await readFile(file, PASTE_LIMITS.fileBytes, HERE))

export async function parseRows(text: string): Promise<PeopleRows> {
  try {
    const chat = isChat(text)
    return rowsOf(await readPasted(chat ? chatLines(text) : text, HERE, chat || text.includes('\t') ? '\t' : undefined))
  } catch (error) {
    if (error instanceof UnreadableFile && error.trouble === 'empty') return { rows: [], places: [], notices: [] }
    throw error
  }
}
