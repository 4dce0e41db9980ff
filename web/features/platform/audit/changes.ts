/** One thing that changed; a side that did not exist is null. */
export interface Change {
  field: string
  before: string | null
  after: string | null
}

/** How the page says things: the words for a value of a field, and whether the field is worth showing. */
export type Say = (field: string, value: unknown) => string

const HIDDEN = new Set(['id', 'accountId', 'createdAt', 'joinedAt', 'teamId'])
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What differs between the two sides of an audit line, field by field; equal fields and ids are left out. */
export function changesOf(before: unknown, after: unknown, say: Say): Change[] {
  const from = fieldsOf(before)
  const to = fieldsOf(after)
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => field in from || to[field] !== false)
    .filter((field) => !HIDDEN.has(field) && JSON.stringify(from[field]) !== JSON.stringify(to[field]))
    .map((field) => ({
      field,
      before: field in from ? say(field, from[field]) : null,
      after: field in to ? say(field, to[field]) : null,
    }))
}

function fieldsOf(side: unknown): Record<string, unknown> {
  if (isRecord(side)) return side
  return side === null || side === undefined ? {} : { lines: side }
}

/** A value as text: lists joined, things by their name and figure, nothing as a dash. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(plainText).join(', ')
  if (!isRecord(value)) return String(value)
  const { name, metric, unit, quantity, pointsPerUnit } = value
  return [name ?? metric, quantity ?? pointsPerUnit, quantity === undefined ? undefined : unit]
    .filter((part) => part !== undefined)
    .join(' ')
}
