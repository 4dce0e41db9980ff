/** How a column is written: `date` is `YYYY-MM-DD`, `minute` is `YYYY-MM-DD HH:MM`, both without a time zone. */
export type ColumnKind = 'text' | 'number' | 'date' | 'minute'

export interface Column {
  title: string
  kind: ColumnKind
  /** In characters of a Latin letter's width. */
  width: number
}

export type Cell = string | number | null

/** A sheet whose rows come page by page, so that no more than one page is ever held. */
export interface Table {
  name: string
  columns: readonly Column[]
  pages: AsyncIterable<readonly (readonly Cell[])[]>
}
