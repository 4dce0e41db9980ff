import { z } from 'zod'

export interface Schema {
  /** `#/components/schemas/Name`; `callsOf` puts the component in its place. */
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: Schema | boolean
  minimum?: number
  maximum?: number
  maxLength?: number
}

const SchemaJson = z.custom<Schema>((value) => typeof value === 'object')
const Content = z.object({ schema: SchemaJson, example: z.unknown().optional() })
const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  schema: SchemaJson,
  example: z.unknown().optional(),
})
const Answer = z.object({
  description: z.string(),
  'x-codes': z.array(z.string()).optional(),
  content: z.record(z.string(), z.looseObject({ schema: SchemaJson, example: z.unknown().optional() })).optional(),
})
/** To a component; `callsOf` puts it in its place. */
const Reference = z.object({ $ref: z.string() })
const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  'x-access': z.string(),
  'x-token-scope': z.string().optional(),
  parameters: z.array(Parameter),
  /** JSON, or a file of another type. */
  requestBody: z.object({ content: z.record(z.string(), Content) }).optional(),
  responses: z.record(z.string(), z.union([Answer, Reference])),
})

/** As much of the OpenAPI document as the page shows. */
export const ApiDocument = z.object({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({
    schemas: z.record(z.string(), SchemaJson),
    responses: z.record(z.string(), Answer),
    examples: z.record(z.string(), z.unknown()),
  }),
})
export type ApiDocument = z.infer<typeof ApiDocument>

type Resolved = Omit<z.infer<typeof Operation>, 'responses'> & { responses: Record<string, z.infer<typeof Answer>> }
export interface ApiCall extends Resolved {
  method: string
  path: string
  tag: string
}

/** All calls, with every reference to a component resolved. */
export function callsOf({ paths, components }: ApiDocument): ApiCall[] {
  const resolved = new Map<string, unknown>()
  /** A component that holds itself ends at its own name. */
  const componentOf = (reference: string): unknown => {
    if (!resolved.has(reference)) {
      resolved.set(reference, {})
      const [kind = '', ...name] = reference.replace('#/components/', '').split('/')
      resolved.set(reference, resolve(components[kind as keyof typeof components]?.[name.join('/')]))
    }
    return resolved.get(reference)
  }
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    if ('$ref' in value && typeof value.$ref === 'string') return componentOf(value.$ref)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]))
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...(resolve(operation) as Resolved),
      path,
      method: method.toUpperCase(),
      tag: operation.tags[0] ?? '',
    })),
  )
}

/** The call as a shell command, with the document's own example. */
export function curlOf(server: string, call: ApiCall): string {
  const exampleOf = (name: string) => String(call.parameters.find((each) => each.name === name)?.example ?? name)
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(exampleOf(name)))
  const query = call.parameters
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name }) => `${name}=${encodeURIComponent(exampleOf(name))}`)
  const [[type, content] = []] = Object.entries(call.requestBody?.content ?? {})
  const body = type === 'application/json' ? content?.example : undefined
  return [
    `curl -X ${call.method} '${server}${[path, query.join('&')].filter(Boolean).join('?')}'`,
    ...(call['x-token-scope'] ? [`-H 'Authorization: Bearer dx_…'`] : []),
    ...(type === undefined || type === 'application/json' ? [] : [`-H 'Content-Type: ${type}'`, '--data-binary @file']),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ].join(' \\\n  ')
}

/** The type of a field in a few characters: `string(uuid)`, `3G | 宽带`, `object[]`. */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' | ')
  if (schema.type === 'array') return `${typeOf(schema.items ?? {})}[]`
  const type = [schema.type ?? 'any'].flat().join(' | ')
  return schema.format ? `${type} (${schema.format})` : type
}

/** The fields of a schema, of its items, or of its only choice that is not null. */
export function fieldsOf(schema: Schema): [string, Schema, boolean][] {
  if (schema.type === 'array' && schema.items) return fieldsOf(schema.items)
  const choices = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null')
  if (choices.length === 1 && choices[0]) return fieldsOf(choices[0])
  return Object.entries(schema.properties ?? {}).map(([name, inner]) => [
    name,
    inner,
    schema.required?.includes(name) ?? false,
  ])
}
