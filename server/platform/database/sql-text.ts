/** Several values for one place in a `sql` template: tuples for `values …`, or the items of `in (…)`. */
export class SqlList {
  constructor(
    readonly rows: readonly (readonly unknown[])[],
    readonly isTuples: boolean,
  ) {
    const width = rows[0]?.length ?? 0
    if (width === 0) throw new Error('A list in an SQL text must not be empty')
    if (rows.some((row) => row.length !== width)) throw new Error('All rows of a list need the same number of values')
  }
}

/** Turns `sql` templates into the text and parameters of one database; a text is built once per template and shape. */
export class SqlTexts {
  private readonly known = new WeakMap<TemplateStringsArray, Map<string, string>>()

  constructor(private readonly placeholder: (position: number) => string) {}

  render(strings: TemplateStringsArray, values: readonly unknown[]): { text: string; parameters: unknown[] } {
    let shape = ''
    const parameters: unknown[] = []
    for (const value of values) {
      if (value instanceof SqlList) {
        shape += `,${value.rows.length}x${value.rows[0]?.length}`
        for (const row of value.rows) parameters.push(...row)
      } else parameters.push(value)
    }
    return { text: this.text(strings, values, shape), parameters }
  }

  private text(strings: TemplateStringsArray, values: readonly unknown[], shape: string): string {
    const texts = this.known.get(strings) ?? new Map<string, string>()
    if (texts.size === 0) this.known.set(strings, texts)
    const known = texts.get(shape)
    if (known !== undefined) return known
    const text = this.build(strings, values)
    texts.set(shape, text)
    return text
  }

  private build(strings: TemplateStringsArray, values: readonly unknown[]): string {
    let position = 0
    const places = (count: number) => Array.from({ length: count }, () => this.placeholder(++position)).join(',')
    let text = strings[0] ?? ''
    values.forEach((value, index) => {
      if (!(value instanceof SqlList)) text += places(1)
      else if (value.isTuples) text += value.rows.map((row) => `(${places(row.length)})`).join(',')
      else text += places(value.rows[0]?.length ?? 0)
      text += strings[index + 1]
    })
    return text
  }
}
