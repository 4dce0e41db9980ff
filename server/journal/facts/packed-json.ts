import { markOf, Shapes } from '#shared/live/shapes'

/**
 * Objects with exactly these keys in this order are stored as a list of their values. Texts in databases name a shape by its
 * place: add at the end, and change and remove none. An object of no shape is stored as it is.
 */
const SHAPES = new Shapes([
  ['quantity', 'reachedSeq'],
  ['points', 'deals', 'reachedSeq', 'metrics'],
  ['metricId', 'quantity', 'points'],
  ['teamId', 'whole', 'day'],
  [
    ...['type', 'dealId', 'participantId', 'name', 'businessDate', 'lines', 'nthOfDay', 'isSilent', 'isFirstOfDay'],
    ...['team', 'pledgeState'],
  ],
  ['teamId', 'lines', 'nthOfDay', 'day', 'whole', 'pledgeState'],
  ['teamId'],
])

const QUOTED_ID = /"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/g
/**
 * JSON text of half the length: without the names of what is known, and with ids that occur more than once written once.
 * An id that occurs once is readable in it, in quotes.
 */
export function packJson(value: unknown): string {
  const body = JSON.stringify(SHAPES.shorten(value))
  const counts = new Map<string, number>()
  for (const [id] of body.matchAll(QUOTED_ID)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const ids = [...counts].filter(([, count]) => count > 1).map(([id]) => id)
  if (ids.length === 0) return `[[],${body}]`
  const places = new Map(ids.map((id, place) => [id, `"${markOf(place)}"`]))
  const shortened = body.replace(QUOTED_ID, (id) => places.get(id) ?? id)
  return `[${JSON.stringify(ids.map(toShortId))},${shortened}]`
}

/** The value of a packed text; also of the plain JSON that earlier versions stored. */
export function unpackJson(text: string): unknown {
  const stored = JSON.parse(text) as unknown
  if (!Array.isArray(stored)) return stored
  const [shortIds, body] = stored as [string[], unknown]
  return SHAPES.lengthen(body, shortIds.map(toId))
}

const toShortId = (quoted: string): string =>
  Buffer.from(quoted.slice(1, -1).replaceAll('-', ''), 'hex').toString('base64url')

function toId(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
