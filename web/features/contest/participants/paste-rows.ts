import { PASTE_LIMITS, type PastedRow } from '#shared/contest/participants/pasted-people'
import { fromScientific } from '#shared/platform/spreadsheets/cell-text'
import type { ReadTable } from '#shared/platform/spreadsheets/table'
import { type ListedTable, listedTable, orNothing } from '#web/forms/listed-rows/listed-table'
import { type ReadHere, readFile, readPasted } from '#web/forms/read-table'
import { chatLines, isChat } from './chat-lines'
import { columnsByContent, namedPeopleColumns } from './people-columns'

const HERE: ReadHere = { named: namedPeopleColumns.count, rows: PASTE_LIMITS.rows }

/** People in rows of cells: name, login, team, area and captain, or as a header says. */
const rowsOf = (table: ReadTable): ListedTable<PastedRow> =>
  listedTable<PastedRow>(
    table,
    { name: '', login: '', team: '' },
    {
      named: namedPeopleColumns.columnsOf,
      usual: columnsByContent,
      cellOf: (column, cell) => (column === 'login' ? loginText(cell) : cell),
    },
  )

/** A mobile number that a spreadsheet wrote as 1.3800001234E10, or with a fraction. */
function loginText(cell: string): string {
  const scientific = fromScientific(cell)
  return scientific?.isWhole ? scientific.digits : cell.replace(/^(\d{5,})\.0+$/, '$1')
}

export const peopleOfFile = async (file: File) => rowsOf(await readFile(file, PASTE_LIMITS.fileBytes, HERE))

export const parseRows = (text: string) =>
  orNothing(async () => {
    const chat = isChat(text)
    return rowsOf(await readPasted(chat ? chatLines(text) : text, HERE, chat || text.includes('\t') ? '\t' : undefined))
  })
