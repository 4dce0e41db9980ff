import { TERRITORY_LIMITS } from '#shared/contest/territories/contract'
import type { ListedTerritory } from '#shared/contest/territories/listed-territories'
import type { ReadTable } from '#shared/platform/spreadsheets/table'
import { type ListedTable, listedTable, orNothing } from '#web/forms/listed-rows/listed-table'
import { type ReadHere, readFile, readPasted } from '#web/forms/read-table'
import { namedTerritoryColumns, TERRITORY_COLUMNS } from './territory-columns'

const HERE: ReadHere = { named: namedTerritoryColumns.count, rows: TERRITORY_LIMITS.rows }
const MOST_BYTES = 2 * 1024 * 1024

/** Territories in rows of cells: name, segment, trade, doors and holders, or as a header says. */
export const rowsOf = (table: ReadTable): ListedTable<ListedTerritory> =>
  listedTable<ListedTerritory>(
    table,
    { name: '' },
    { named: namedTerritoryColumns.columnsOf, usual: () => TERRITORY_COLUMNS },
  )

export const territoriesOfFile = async (file: File) => rowsOf(await readFile(file, MOST_BYTES, HERE))

export const territoriesInText = (text: string) =>
  orNothing(async () => rowsOf(await readPasted(text, HERE, text.includes('\t') ? '\t' : undefined)))
