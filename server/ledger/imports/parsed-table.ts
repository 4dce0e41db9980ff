/** The rows of a table as texts; `sheet` is the one read where a workbook has several. */
export interface ParsedTable {
  rows: string[][]
  sheet?: string
}
