/**
 * Objects with exactly these keys in this order are stored as a list of their values. Texts in databases name a shape by its
 * place: add at the end, and change and remove none. An object of no shape is stored as it is.
 */
const SHAPES = [
  ['quantity', 'reachedSeq'],
  ['points', 'deals', 'reachedSeq', 'metrics'],
  ['metricId', 'quantity', 'points'],
  ['teamId', 'whole', 'day'],
  [
    ...['type', 'dealId', 'participantId', 'name', 'businessDate', 'lines', 'nthOfDay', 'isSilent', 'isFirstOfDay'],
    ...['team', 'pledgeState'],
  ],
  ['teamId', 'lines', 'nthOfDay', 'day', 'whole', 'pledgeState'],
]
/** The first item of a list that is one. */
const LIST = 0
const placeOf = new Map(SHAPES.map((keys, index) => [keys.join(), index + 1]))

const QUOTED_ID = /"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/g
/** Before the place of an id in the list of ids; a text of its own that begins so has it twice. */
const MARK = '!'

/**
 * JSON text of half the length: without the names of what is known, and with ids that occur more than once written once.
 * An id that occurs once is readable in it, in quotes.
 */
export function packJson(value: unknown): string {
  const body = JSON.stringify(shorten(value))
  const counts = new Map<string, number>()
  for (const [id] of body.matchAll(QUOTED_ID)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const ids = [...counts].filter(([, count]) => count > 1).map(([id]) => id)
  if (ids.length === 0) return `[[],${body}]`
  const places = new Map(ids.map((id, place) => [id, `"${MARK}${place}"`]))
  const shortened = body.replace(QUOTED_ID, (id) => places.get(id) ?? id)
  return `[${JSON.stringify(ids.map(toShortId))},${shortened}]`
}

/** The value of a packed text; also of the plain JSON that earlier versions stored. */
export function unpackJson(text: string): unknown {
  const stored = JSON.parse(text) as unknown
  if (!Array.isArray(stored)) return stored
  const [shortIds, body] = stored as [string[], unknown]
  return lengthen(body, shortIds.map(toId))
}

function shorten(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(MARK) ? MARK + value : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return [LIST, ...value.map(shorten)]
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const place = placeOf.get(entries.map(([key]) => key).join())
  if (place !== undefined) return [place, ...entries.map(([, each]) => shorten(each))]
  return Object.fromEntries(entries.map(([key, each]) => [shorten(key), shorten(each)]))
}

function lengthen(value: unknown, ids: readonly string[]): unknown {
  if (typeof value === 'string') return textOf(value, ids)
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [textOf(key, ids), lengthen(each, ids)]))
  const [place, ...items] = value as [number, ...unknown[]]
  const values = items.map((each) => lengthen(each, ids))
  if (place === LIST) return values
  const keys = SHAPES[place - 1]
  if (!keys) throw new Error(`A stored text has the shape ${place}, which this version does not know`)
  return Object.fromEntries(keys.map((key, index) => [key, values[index]]))
}

function textOf(text: string, ids: readonly string[]): string {
  if (!text.startsWith(MARK)) return text
  return text.startsWith(MARK + MARK) ? text.slice(1) : (ids[Number(text.slice(1))] ?? text)
}

const toShortId = (quoted: string): string =>
  Buffer.from(quoted.slice(1, -1).replaceAll('-', ''), 'hex').toString('base64url')

function toId(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
