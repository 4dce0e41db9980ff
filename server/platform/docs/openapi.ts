import { z } from 'zod'
import { ComponentSchemas, type Json, type Language } from '#server/platform/docs/component-schemas'
import type { ContractNames } from '#server/platform/docs/contract-names'
import { errorsOf } from '#server/platform/docs/errors-of'
import { exampleOf } from '#server/platform/docs/example'
import { RefusalResponses } from '#server/platform/docs/refusal-responses'
import type { Route } from '#server/platform/docs/routes.reader'
import { ErrorBody } from '#shared/platform/errors/errors'

/** A contract as JSON Schema without references: `input` for requests, `output` for answers. */
export const schemaOf = (contract: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...schema } = z.toJSONSchema(contract, { io, unrepresentable: 'any', reused: 'inline' })
  return schema
}

/** A body that the route accepts; `undefined` if it takes none, or a file. */
export const exampleBody = ({ note, body }: Route): unknown => note.body ?? (body && exampleOf(schemaOf(body, 'input')))
export const exampleQuery = (query: z.ZodType): unknown => exampleOf(schemaOf(query, 'input'))
export const exampleAnswer = (answer: z.ZodType): unknown => exampleOf(schemaOf(answer, 'output'))

/** The noun of a route: the first word of its path; inside a contest the word after it. */
export const nounOf = (path: string): string => {
  const inside = /^\/contests\/:contestId\/(?!(?:start|close|revisions|teams)\b)([\w-]+)/.exec(path)?.[1]
  return inside ?? path.split('/')[1] ?? ''
}

/** The whole API as OpenAPI 3.1, from the running routes and the contracts that they parse with. */
export function openApi(routes: readonly Route[], names: ContractNames, server: string, language: Language): Json {
  const schemas = new ComponentSchemas(names, {
    input: routes.flatMap(({ body }) => body ?? []),
    output: [ErrorBody, ...routes.flatMap(({ note: { answer } }) => (answer instanceof z.ZodType ? answer : []))],
  })
  const refusals = new RefusalResponses(language)
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, { schemas, refusals }, language) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Dangxian 当先', version: '1' },
    servers: [{ url: server }],
    tags: [...new Set(routes.map(({ path }) => nounOf(path)))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.all(),
      responses: refusals.responses(),
      examples: refusals.examples(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'dangxian_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

interface Components {
  schemas: ComponentSchemas
  refusals: RefusalResponses
}

function operation(route: Route, { schemas, refusals }: Components, language: Language): Json {
  const { note } = route
  const security = [
    ...(route.access === 'public' ? [] : [{ session: [] }]),
    ...(route.tokenScope ? [{ token: [] }] : []),
  ]
  return {
    operationId: route.handler,
    summary: language === 'en' ? note.en : note.zh,
    tags: [nounOf(route.path)],
    security,
    'x-access': route.access,
    ...(route.tokenScope && { 'x-token-scope': route.tokenScope }),
    parameters: parametersOf(route),
    ...(route.hasBody && { requestBody: { required: true, content: bodyOf(route, schemas) } }),
    responses: { [route.status]: answerOf(route, schemas, language), ...refusals.of(errorsOf(route)) },
  }
}

const bodyOf = (route: Route, schemas: ComponentSchemas): Json =>
  route.body
    ? json(schemas.schemaOf(route.body, 'input'), exampleBody(route))
    : file(route.file ?? 'application/octet-stream')

function parametersOf({ params, query }: Route): Json[] {
  const inPath = Object.entries(params).map(([name, contract]) => {
    const schema = contract ? schemaOf(contract, 'input') : { type: 'string' }
    return { name, in: 'path', required: true, schema, example: exampleOf(schema as never, name) }
  })
  if (!query) return inPath
  const { properties = {}, required = [] } = schemaOf(query, 'input')
  const shown = exampleQuery(query) as Json
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    example: shown[name] ?? exampleOf(schema as never, name),
  }))
  return [...inPath, ...inQuery]
}

const DONE: Record<Language, string> = { 'zh-CN': '成功', en: 'Done' }

function answerOf({ note: { answer } }: Route, schemas: ComponentSchemas, language: Language): Json {
  const description = DONE[language]
  if (answer === null) return { description }
  if (answer === 'file') return { description, content: file('application/octet-stream') }
  return { description, content: json(schemas.schemaOf(answer, 'output'), exampleAnswer(answer)) }
}

/** Bytes in OpenAPI 3.1: a media type without a schema of its own. */
const file = (type: string): Json => ({ [type]: { schema: { type: 'string', contentMediaType: type } } })

const json = (schema: unknown, example: unknown) => ({ 'application/json': { schema, example } })
