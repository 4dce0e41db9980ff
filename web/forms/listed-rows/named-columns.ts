import { bare } from '#shared/platform/spreadsheets/table-shape'

/** Finds out which columns of a table are meant by what people call them in their own spreadsheets. */
export function namedColumns<Column extends string>(words: Record<Column, readonly string[]>) {
  const names = Object.keys(words) as Column[]

  /** A header without blanks and marks, and without what is in brackets behind it. */
  const columnOf = (header: string): Column | undefined => {
    const plain = bare(header)
      .toLowerCase()
      .replace(/(?<=.)[(（【[].*$/, '')
      .replace(/[*＊:：._/'"-]/g, '')
    return names.find((column) => words[column].includes(plain))
  }

  /** Names each column once; of two columns for one thing the first counts. */
  const columnsOf = (headers: readonly string[]): (Column | undefined)[] => {
    const taken = new Set<Column>()
    return headers.map((header) => {
      const column = columnOf(header)
      if (!column || taken.has(column)) return undefined
      taken.add(column)
      return column
    })
  }

  return { columnOf, columnsOf, count: (headers: readonly string[]) => columnsOf(headers).filter(Boolean).length }
}
