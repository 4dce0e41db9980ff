/** How a column is written: `date` is `YYYY-MM-DD`, `minute` is `YYYY-MM-DD HH:MM`, both without a time zone. */
export type ColumnKind = 'text' | 'number' | 'date' | 'minute'

export interface Column {
  title: string
  kind: ColumnKind
  /** In characters of a Latin letter's width. */
  width: number
}

/** An amount of money in 分, written in 元 with two decimals: a number that can be summed up. */
export interface Money {
  fen: number
}

export type Cell = string | number | Money | null

export const isMoney = (cell: Cell): cell is Money => typeof cell === 'object' && cell !== null

/** A sheet whose rows come page by page, so that no more than one page is ever held. */
export interface Table {
  name: string
  columns: readonly Column[]
  pages: AsyncIterable<readonly (readonly Cell[])[]>
}
