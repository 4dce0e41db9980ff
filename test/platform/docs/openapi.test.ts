import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ComponentSchemas } from '#server/platform/docs/component-schemas'
import { ContractNames } from '#server/platform/docs/contract-names'
import { errorsOf } from '#server/platform/docs/errors-of'
import { exampleOf } from '#server/platform/docs/example'
import { exampleAnswer, exampleBody, exampleQuery, nounOf, schemaOf } from '#server/platform/docs/openapi'
import { type Route, RoutesReader } from '#server/platform/docs/routes.reader'
import { aContest } from '#test/support/a-contest'
import { aSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { ApiDocument, callsOf, curlOf, fieldsOf } from '#web/features/platform/docs/api-document'

type Check = [string, z.ZodType, unknown]

/** The query as it must be, and once more with each of the parameters that may be left out. */
function queriesOf(query: z.ZodType): Check[] {
  const needed = exampleQuery(query) as Record<string, unknown>
  const all = Object.entries(schemaOf(query, 'input').properties ?? {})
  const each = all.map(([name, schema]) => ({ ...needed, [name]: needed[name] ?? exampleOf(schema as never, name) }))
  return [needed, ...each].map((shown) => ['query', query, shown])
}

interface Answer {
  'x-codes'?: string[]
  content?: Record<string, { schema?: unknown; example?: unknown; examples?: Record<string, { $ref: string }> }>
}
interface Operation {
  summary: string
  responses: Record<string, Answer & { $ref?: string }>
  parameters: { name: string; in: string; example?: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> }
  'x-token-scope'?: string
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, { type?: string }>
    responses: Record<string, Answer>
    examples: Record<string, { value: { code: string; message: string } }>
  }
}

describe('the document of the API', () => {
  let app: TestApp
  let director: Client
  let routes: Route[]
  beforeAll(async () => {
    app = await TestApp.start()
    director = await app.setUp()
    routes = app.get(RoutesReader).all()
  })
  afterAll(() => app.stop())
  const keyOf = ({ method, path }: Route) => `${method} ${path}`
  const read = async (client: Client, language = 'zh-CN') =>
    (await client.get<Document>('/docs/openapi.json', { 'accept-language': language })).body
  const operationOf = (document: Document, route: Route) =>
    document.paths[`/api${route.path.replace(/:(\w+)/g, '{$1}')}`]?.[route.method.toLowerCase()]

  it('has words on its page for whom each route is for and for what it is about', () => {
    for (const language of ['zh-CN', 'en']) {
      const texts = JSON.parse(readFileSync(`web/i18n/${language}/desk/api-docs.json`, 'utf8'))
      expect(new Set(routes.map((route) => route.access).filter((access) => !(access in texts.access)))).toEqual(
        new Set(),
      )
      expect(new Set(routes.map(({ path }) => nounOf(path)).filter((noun) => !(noun in texts.noun)))).toEqual(new Set())
    }
  })

  const refusalsOf = ({ components }: Document, operation: Operation | undefined): Answer[] =>
    Object.values(operation?.responses ?? {}).flatMap(({ $ref }) =>
      $ref ? (components.responses[$ref.replace('#/components/responses/', '')] ?? []) : [],
    )

  it('says of every route in both languages what it is for, how it refuses, and shows its answer', async () => {
    for (const [language, letters] of [
      ['zh-CN', /[\u4e00-\u9fff]/],
      ['en', /^[A-Z][\w ,;:()’-]+$/],
    ] as const) {
      const document = await read(director, language)
      const wrong = routes.filter((route) => {
        const operation = operationOf(document, route)
        const answer = operation?.responses[route.status]
        const hasErrors = refusalsOf(document, operation).some((each) => each['x-codes']?.length)
        const hasExample = Object.values(answer?.content ?? { none: { example: '' } }).every(
          (each) => 'example' in each || route.note.answer === 'file',
        )
        return !letters.test(operation?.summary ?? '') || !answer || !hasErrors || !hasExample
      })
      expect(wrong.map(keyOf)).toEqual([])
    }
  })

  it('shows examples that their own contracts accept', () => {
    const wrong = routes.flatMap((route) => {
      const key = keyOf(route)
      const { answer } = route.note
      const checks: [string, z.ZodType, unknown][] = [
        ...(route.body ? [['body', route.body, exampleBody(route)] as [string, z.ZodType, unknown]] : []),
        ...(route.query ? queriesOf(route.query) : []),
        ...(answer && answer !== 'file'
          ? [['answer', answer, exampleAnswer(answer)] as [string, z.ZodType, unknown]]
          : []),
      ]
      return checks.flatMap(([what, contract, example]) => {
        const { error } = contract.safeParse(example)
        return error ? [`${key} ${what}: ${JSON.stringify(error.issues)}`] : []
      })
    })
    expect(wrong).toEqual([])
  })

  it('shows an example of every parameter and of every body, files apart', async () => {
    const document = await read(director)
    const bare = routes.filter((route) => {
      const { parameters, requestBody } = operationOf(document, route) as Operation
      const isBare = parameters.some((each) => !('example' in each) || each.example === null)
      const json = requestBody?.content['application/json']
      return isBare || route.hasBody !== (requestBody !== undefined) || (route.body && json?.example === undefined)
    })

    expect(bare.map(keyOf)).toEqual([])
    expect(document.paths['/api/contests/{contestId}/imports']?.post?.requestBody?.content).toEqual({
      'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
    })
  })

  it('is a valid document of OpenAPI 3.1, whatever reads it', async () => {
    for (const language of ['zh-CN', 'en']) {
      const result = await new Validator().validate((await read(director, language)) as never)
      expect(result).toMatchObject({ valid: true })
    }
  })

  it('names the contracts of bodies and answers by their exports, and holds what it refers to', async () => {
    const document = await read(director)
    const { schemas } = document.components
    const used = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)
    const isUnnamed = (schema: object | undefined): boolean =>
      schema !== undefined && !('$ref' in schema) && !('items' in schema && !isUnnamed(schema.items as object))
    const unnamed = routes.filter((route) => {
      const operation = operationOf(document, route)
      const answer = operation?.responses[route.status]?.content?.['application/json']
      return [operation?.requestBody?.content['application/json'], answer].some((each) =>
        isUnnamed(each?.schema as object),
      )
    })

    expect(new Set(used)).toEqual(new Set(Object.keys(schemas)))
    expect(schemas.RecordDealInput?.type).toBe('object')
    // Answers that no page reads are written where they are declared.
    expect(unnamed.map(keyOf).toSorted()).toEqual([
      'GET /docs/openapi.json',
      'GET /health/live',
      'GET /health/ready',
      'POST /backups/:name/restore',
      'POST /playbook/starter',
    ])
  })

  it('writes each set of refusals and each refusal once, and each route with all of its own', async () => {
    const document = await read(director, 'en')
    const { responses, examples } = document.components
    const text = JSON.stringify(document)
    const named = (kind: string) =>
      new Set([...text.matchAll(new RegExp(`"#/components/${kind}/([\\w.]+)"`, 'g'))].map(([, name]) => name))
    const incomplete = routes.filter((route) => {
      const codes = refusalsOf(document, operationOf(document, route)).flatMap((each) => each['x-codes'] ?? [])
      return JSON.stringify(codes.toSorted()) !== JSON.stringify(errorsOf(route).toSorted())
    })

    expect(incomplete.map(keyOf)).toEqual([])
    expect(named('responses')).toEqual(new Set(Object.keys(responses)))
    expect(named('examples')).toEqual(new Set(Object.keys(examples)))
    expect(examples.forbidden?.value).toMatchObject({ code: 'forbidden', message: expect.stringMatching(/^[A-Z]/) })
    for (const each of Object.values(responses))
      expect(Object.keys(each.content?.['application/json']?.examples ?? {})).toEqual(each['x-codes'])
    // What an example says is written once, not in each route that refuses so.
    expect(text.split('"value":{"code":"too_many_requests"').length - 1).toBe(1)
  })

  it('puts the feature before a name that two features use', () => {
    const [ours, theirs, own] = [z.object({}), z.object({}), z.object({})]
    const names = new ContractNames({
      '../shared/ritual/battle-reports/contract.ts': { CardView: ours, ReportView: own },
      '../shared/ritual/playbook/contract.ts': { CardView: theirs },
    })

    expect([ours, theirs, own].map((contract) => names.get(contract)?.id)).toEqual([
      'BattleReportsCardView',
      'PlaybookCardView',
      'ReportView',
    ])
  })

  it('names what a contract takes apart from what it gives, where they differ', () => {
    const Metric = z.object({ name: z.string(), unit: z.string().default('部') })
    const Plan = z.object({ metrics: z.array(Metric) })
    const Kind = z.enum(['morning', 'evening'])
    const names = new ContractNames({ '../shared/contest/plans/contract.ts': { Metric, Plan, Kind } })
    const bodies = z.object({ plan: Plan, kind: Kind })
    const schemas = new ComponentSchemas(names, { input: [bodies], output: [Plan, z.array(Kind)] })

    expect(Object.keys(schemas.all())).toEqual(['Kind', 'Metric', 'MetricInput', 'Plan', 'PlanInput'])
    expect(schemas.schemaOf(Plan, 'output')).toEqual({ $ref: '#/components/schemas/Plan' })
    expect(schemas.schemaOf(bodies, 'input').properties).toEqual({
      plan: { $ref: '#/components/schemas/PlanInput' },
      kind: { $ref: '#/components/schemas/Kind' },
    })
  })

  it('names the refusals that a route really gives', async () => {
    const contest = await aContest(app, director)
    const sale = routes.find((route) => keyOf(route) === 'POST /contests/:contestId/deals') as Route
    const named = errorsOf(sale)
    const { system } = await aSystem(director, contest.id, ['read'])

    const given = await Promise.all([
      app.anonymous().post(`/contests/${contest.id}/deals`),
      system.post(`/contests/${contest.id}/deals`),
      director.post(`/contests/${contest.id}/deals`, {}),
      director.post(`/contests/${contest.id}/deals`, exampleBody(sale)),
    ])

    for (const { body } of given) expect(named).toContain(body.code)
    expect(new Set(given.map(({ body }) => body.code)).size).toBe(4)
  })

  it('can be read by the page that shows it, call by call', async () => {
    const document = ApiDocument.parse(await read(director))
    const calls = callsOf(document)
    const sale = calls.find(({ operationId }) => operationId === 'Deals_record')

    expect(calls.length).toBe(routes.length)
    expect(JSON.stringify(calls)).not.toContain('$ref')
    expect(fieldsOf(sale?.requestBody?.content['application/json']?.schema ?? {}).map(([name]) => name)).toContain(
      'items',
    )
    expect(sale && curlOf('http://dangxian.test', sale)).toMatch(
      /^curl -X POST 'http:\/\/dangxian.test\/api\/contests\/[\w-]{36}\/deals' \\\n {2}-H 'Authorization: Bearer dx_…'/,
    )
  })

  it('is for directors and for tokens, as OpenAPI 3.1', async () => {
    const contest = await aContest(app, director)
    const { system } = await aSystem(director, contest.id, ['record'])
    const clerk = await app.anAccount(director, 'clerk')

    expect((await read(system)).openapi).toBe('3.1.0')
    expect((await clerk.get('/docs/openapi.json')).body.code).toBe('forbidden')
    const document = await read(director)
    expect(document.paths['/api/contests/{contestId}/deals']?.post).toMatchObject({
      'x-token-scope': 'record',
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/RecordDealInput' } } } },
    })
    expect(JSON.stringify(document)).not.toMatch(/https?:\/\/(?!dangxian\.test)/)
  })
})
