import type { z } from 'zod'

type JsonSchema = z.core.JSONSchema.BaseSchema

const UUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
/** What a field of this name looks like in the room, where its type alone would say nothing. */
const WORDS: Record<string, unknown> = {
  name: '严萍',
  participantName: '严萍',
  customerName: '张**',
  customerPhone: '138****1234',
  phone: '13800001234',
  unit: '部',
  crest: '湖',
  colour: '#c8102e',
  login: '13900001111',
  password: 'horse-in-front-7',
  next: 'horse-in-front-8',
  timezone: 'Asia/Shanghai',
  slogan: '一马当先',
  reason: '录错了',
  reference: '053800001',
  area: '东街',
  recordedBy: '接口 · CRM',
  token: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  startsOn: '2015-04-01',
  endsOn: '2015-06-30',
  quantity: 2,
  limit: 50,
  month: '2015-04',
  scanned: 'aB3_x-9Q',
  // Weeks begin on Monday.
  week: '2015-04-06',
}

/** A value that fits the schema, in the words of the room. */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  if ('default' in schema) return schema.default
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices)
    return exampleOf((choices.find((each) => (each as JsonSchema).type !== 'null') ?? {}) as JsonSchema, name)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => exampleOf(each as JsonSchema, name)))
  if (schema.type === 'object') return objectOf(schema)
  if (schema.type === 'array') return arrayOf(schema, name)
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema, name)
  return schema.type === 'string' ? textOf(schema, name) : null
}

function objectOf({ properties = {}, required = [], additionalProperties, propertyNames }: JsonSchema): unknown {
  const known = Object.entries(properties).filter(([key]) => required.includes(key))
  const example = Object.fromEntries(known.map(([key, value]) => [key, exampleOf(value as JsonSchema, key)]))
  if (typeof additionalProperties !== 'object' || known.length > 0) return example
  const keys = (propertyNames as JsonSchema | undefined)?.enum ?? [
    propertyNames ? exampleOf(propertyNames as JsonSchema) : UUID,
  ]
  return Object.fromEntries(keys.map((key) => [String(key), exampleOf(additionalProperties as JsonSchema)]))
}

function arrayOf({ items, prefixItems, minItems = 1 }: JsonSchema, name: string): unknown[] {
  if (prefixItems) return prefixItems.map((item) => exampleOf(item as JsonSchema, name))
  return Array.from({ length: Math.max(1, minItems) }, () => exampleOf((items ?? {}) as JsonSchema, name))
}

function numberOf({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema, name: string): number {
  const wanted = WORDS[name]
  return Math.min(Math.max(typeof wanted === 'number' ? wanted : 1, minimum), maximum)
}

function textOf({ format, pattern, minLength = 1, maxLength }: JsonSchema, name: string): string {
  if (format === 'uuid') return UUID
  if (format === 'date') return typeof WORDS[name] === 'string' ? String(WORDS[name]) : '2015-04-10'
  if (format === 'date-time') return '2015-04-10T02:00:00.000Z'
  const wanted = [
    WORDS[name],
    '严萍',
    '09:30',
    '#c8102e',
    '12345',
    '2015-04-10',
    'a'.repeat(22),
    WORDS.token,
    'today:points',
  ].map(String)
  const fits = (text: string) => !pattern || new RegExp(pattern, 'u').test(text)
  const found = wanted.slice(WORDS[name] === undefined ? 1 : 0).find(fits) ?? ''
  const long = found.length < minLength ? found.padEnd(minLength, '。') : found
  return maxLength !== undefined && long.length > maxLength ? long.slice(0, maxLength) : long
}
