/** The first item of a list that is one. */
const LIST = 0
/** Before the place of a word in the list of words; a text of its own that begins so has it twice. */
const MARK = '!'

/** The mark of a word that both sides know, by its place. */
export const markOf = (place: number): string => `${MARK}${place}`

/**
 * Writes objects with exactly the keys of a shape, in its order, as lists of their values, and known words as their
 * places. An object of no shape is written as it is.
 */
export class Shapes {
  private readonly places: ReadonlyMap<string, number>

  constructor(private readonly shapes: readonly (readonly string[])[]) {
    this.places = new Map(shapes.map((keys, index) => [keys.join(), index + 1]))
  }

  shorten(value: unknown, words?: ReadonlyMap<string, number>): unknown {
    if (typeof value === 'string') return marked(value, words)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return [LIST, ...value.map((each) => this.shorten(each, words))]
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    const place = this.places.get(entries.map(([key]) => key).join())
    if (place !== undefined) return [place, ...entries.map(([, each]) => this.shorten(each, words))]
    return Object.fromEntries(entries.map(([key, each]) => [marked(key, words), this.shorten(each, words)]))
  }

  /** What `shorten` was given; throws for a shape that this version does not know. */
  lengthen(value: unknown, words: readonly string[]): unknown {
    if (typeof value === 'string') return textOf(value, words)
    if (typeof value !== 'object' || value === null) return value
    if (!Array.isArray(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [textOf(key, words), this.lengthen(each, words)]),
      )
    const [place, ...items] = value as [number, ...unknown[]]
    const values = items.map((each) => this.lengthen(each, words))
    if (place === LIST) return values
    const keys = this.shapes[place - 1]
    if (!keys) throw new Error(`A text has the shape ${place}, which this version does not know`)
    return Object.fromEntries(keys.map((key, index) => [key, values[index]]))
  }
}

function marked(text: string, words: ReadonlyMap<string, number> | undefined): string {
  const place = words?.get(text)
  if (place !== undefined) return markOf(place)
  return text.startsWith(MARK) ? MARK + text : text
}

function textOf(text: string, words: readonly string[]): string {
  if (!text.startsWith(MARK)) return text
  return text.startsWith(MARK + MARK) ? text.slice(1) : (words[Number(text.slice(1))] ?? text)
}
