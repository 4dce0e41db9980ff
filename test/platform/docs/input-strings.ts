import type { z } from 'zod'

type Schema = z.core.$ZodType

/** Schemas that hold no text of the sender. */
const WITHOUT_TEXT = new Set([
  'number',
  'int',
  'boolean',
  'enum',
  'literal',
  'null',
  'undefined',
  'date',
  'transform',
  'bigint',
  'void',
  'never',
])

/** Every schema inside `schema` that takes text of the sender, with the path to it; also those that take anything. */
export function textsIn(schema: Schema, path = '', seen = new Set<Schema>()): [string, Schema][] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const { def } = (schema as z.core.$ZodTypes)._zod
  const within = (inner: Schema, step = '') => textsIn(inner, path + step, seen)
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, inner]) => within(inner, `.${key}`))
    case 'array':
      return within(def.element, '[]')
    case 'record':
      return [...within(def.keyType, '{key}'), ...within(def.valueType, '{}')]
    case 'tuple':
      return def.items.flatMap((item, at) => within(item, `[${at}]`))
    case 'union':
      return def.options.flatMap((option) => within(option))
    case 'intersection':
      return [...within(def.left), ...within(def.right)]
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return within(def.innerType)
    case 'pipe':
      // Both ends may refuse; the first text on the way is what reaches the database at most.
      return within(def.in._zod.def.type === 'transform' ? def.out : def.in)
    case 'lazy':
      return within(def.getter())
    default:
      return WITHOUT_TEXT.has(def.type) ? [] : [[path, schema]]
  }
}
