/** A column of a list as its preview shows it; `options` are offered where a cell is corrected. */
export interface ListedColumn<Name extends string = string> {
  name: Name
  title: string
  isWide?: boolean
  options?: readonly string[]
}
