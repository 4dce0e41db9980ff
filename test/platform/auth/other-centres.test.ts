import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { exampleOf } from '#server/platform/docs/example'
import { exampleBody, exampleQuery, schemaOf } from '#server/platform/docs/openapi'
import { type Route, RoutesReader } from '#server/platform/docs/routes.reader'
import type { InviteView } from '#shared/contest/invites/contract'
import type { SpotCheckDesk } from '#shared/field/spot-checks/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import type { SessionView, SignedIn } from '#shared/platform/accounts/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import type { BenchmarkView } from '#shared/ritual/benchmarks/contract'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { SupportCardView } from '#shared/ritual/supports/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { AList, customers } from '#test/field/lists/a-list'
import { aRow, csv, Desk } from '#test/ledger/imports/an-import'
import { ContestActor, itemOf } from '#test/ritual/meetings/a-meeting'
import { aPublishedCard } from '#test/ritual/playbook/a-card'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import { aSystem } from '#test/support/a-system'
import type { Client, Reply } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const DAY = '2015-04-14'
const VISIT = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit' } as const
/** Copies are of the whole database, and refused as soon as there is a second centre. */
const OF_ALL_CENTERS = /^\/backups\//
/** What is sent where a contract asks for no words. */
const FILES: Record<string, Buffer> = {
  'POST /contests/:contestId/imports': Buffer.from('a,b'),
  'POST /contests/:contestId/lists': Buffer.from('a,b'),
  'PUT /contests/:contestId/meetings/:kind/photos/:photoId': Buffer.from('ffd8ffe0', 'hex'),
  'PUT /contests/:contestId/reports/:reportId/picture': Buffer.from('89504e470d0a1a0a', 'hex'),
}

describe('the director of another centre', () => {
  const clock = new TestClock(`${DAY}T18:00:00+08:00`)
  let app: TestApp
  let director: Client
  let stranger: Client
  let contest: AContest
  let own: AContest
  /** What the first centre has, by the name that a path or a body calls it. */
  let theirs: Record<string, string>
  let before: unknown
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
    stranger = await app.addCenter({ centerName: '别的中心' })
    contest = await aContest(app, director, { perTeam: 2, draft: { activities: [VISIT] } })
    own = await aContest(app, stranger)
    theirs = await everythingOf(contest)
    before = await kept()
  })
  afterAll(() => app.stop())

  const idOf = async (reply: Promise<Reply<{ id: string }>>): Promise<string> => {
    const { status, body } = await reply
    if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return body.id
  }

  /** One of each, so that a path that was found by its last id alone would lead to something. */
  async function everythingOf({ id, members, g3, broadband, west }: AContest): Promise<Record<string, string>> {
    const base = `/contests/${id}`
    const room = new ContestActor(contest, clock)
    const [star, , behind] = members as [Member, Member, Member]
    for (const day of ['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-07']) {
      await room.sell(star, day, 4)
      await room.sell(behind, day, 4)
    }
    for (const day of ['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-13', DAY]) await room.sell(star, day, 4)
    const customer = { customerName: '张小明', customerPhone: '13800001234' }
    const dealId = await idOf(room.sell(star, DAY, 1, customer))
    const report = await director.post<ReportView>(`${base}/reports`, { kind: 'daily' })
    const list = await new AList(contest).opened(customers(2))
    const { id: runId } = await new Desk(director, contest).uploaded(csv([aRow('A1')]))
    const morning = await room.post('morning', DAY, '/open')
    await room.post('evening', DAY, '/open')
    const photoId = randomUUID()
    const photo = `/contests/${id}/meetings/morning/photos/${photoId}?day=${DAY}`
    expectStatus(await director.call('PUT', photo, Buffer.from('ffd8ffe0', 'hex')), 200)
    const support = `${base}/supports/${behind.participantId}`
    expectStatus(await director.post(`${support}/send?day=${DAY}`), 200)
    const [card] = (await behind.client.get<SupportCardView[]>(`/me/cards?contestId=${id}`)).body
    const gap = {
      metricId: broadband,
      teamId: null,
      area: null,
      cause: 'pitch',
      action: '演练',
      ownerId: star.participantId,
    }
    const said = await director.put<MeetingEditorView>(`${base}/shortfalls?day=${DAY}`, { ...gap, dueOn: '2015-04-20' })
    expectStatus(said, 200)
    const accountId = (await star.client.get<SignedIn>('/me')).body.account.id
    const sessionId = (await star.client.get<SessionView[]>('/me/sessions')).body[0]?.id
    const display = await director.post<NewDisplay>(`${base}/displays`, { name: '大屏', kind: 'tv' })
    const naming = { id: randomUUID(), participantId: star.participantId, metricId: null, week: null, citation: '好' }
    return {
      contestId: id,
      participantId: star.participantId,
      metricId: g3,
      teamId: west,
      dealId,
      reportId: report.body.id,
      photoId,
      runId,
      listId: list.id,
      lineId: (await list.lines())[0]?.id ?? '',
      praiseId: itemOf(morning.body.view, 'praise').praises[0]?.id ?? '',
      accounts: accountId,
      sessions: sessionId ?? '',
      invites: await idOf(director.post<InviteView>(`${base}/invites`, { teamId: west, validDays: 7, maxUses: 5 })),
      displays: display.body.display.id,
      'api-tokens': (await aSystem(director, id, ['read'])).made.token.id,
      disputes: await idOf(behind.client.post<DisputeView>(`${base}/disputes`, { dealId, sentence: '是我先登记的' })),
      benchmarks: await idOf(director.post<BenchmarkView>(`${base}/benchmarks`, naming)),
      playbook: (await aPublishedCard(star.client)).id,
      cards: card?.id ?? '',
      territoryId: await idOf(
        director.post(`${base}/territories`, {
          id: randomUUID(),
          name: '西关市场',
          segment: 'market',
          trade: 'catering',
        }),
      ),
      'spot-checks': await aCheckOf(star),
      opportunities: await idOf(
        star.client.post(`${base}/opportunities`, { id: randomUUID(), customer: '宏达物流园', what: '双线' }),
      ),
      requests: await idOf(star.client.post(`${base}/requests`, { id: randomUUID(), kind: 'policy' })),
      shortfalls: said.body.shortfalls.find((each) => each.action === '演练')?.id ?? '',
    }
  }

  /** Of a visit of last week. */
  async function aCheckOf(visitor: Member): Promise<string> {
    const base = `/contests/${contest.id}`
    clock.set('2015-04-10T18:00:00+08:00')
    const visit = { requestId: randomUUID(), activityId: VISIT.id, customer: '张记五金', phone: '13800000001' }
    expectStatus(await visitor.client.post(`${base}/activities`, visit), 201)
    clock.set(`${DAY}T18:00:00+08:00`)
    const drawn = await director.post<SpotCheckDesk>(`${base}/spot-checks/draws`, { week: '2015-04-06' })
    return drawn.body.checks[0]?.id ?? ''
  }

  /** What other centres may not change. */
  async function kept(): Promise<unknown> {
    const base = `/contests/${contest.id}`
    const paths = [
      '/accounts',
      '/audit',
      base,
      `${base}/people`,
      `${base}/deals`,
      `${base}/disputes`,
      `${base}/reports`,
      `${base}/requests`,
      `${base}/spot-checks`,
      `${base}/lists`,
      `${base}/territories`,
    ]
    const more = ['/invites', '/api-tokens', '/benchmarks', `/supports?day=${DAY}`].map((path) => `${base}${path}`)
    return Promise.all([...paths, ...more, '/playbook'].map(async (path) => (await director.get(path)).body))
  }

  /** Whether a part of a path names one thing, and not a kind of things. */
  const isId = (schema: z.ZodType | undefined) => schema !== undefined && schemaOf(schema, 'input').format === 'uuid'

  function pathOf({ path, params }: Route, contestId: string): string {
    const steps = path.split('/')
    return steps
      .map((step, at) => {
        const param = step.replace(':', '')
        if (param === step) return step
        if (param === 'contestId') return contestId
        const schema = params[param]
        if (!isId(schema)) return exampleOf(schemaOf(schema as z.ZodType, 'input'), param)
        const id = theirs[param] ?? theirs[steps[at - 1] ?? '']
        if (!id) throw new Error(`The first centre has nothing for ${path}`)
        return id
      })
      .join('/')
  }

  /** With the first centre's things wherever the contract asks for one. */
  function withTheirs(example: unknown): unknown {
    if (Array.isArray(example)) return example.map(withTheirs)
    if (typeof example !== 'object' || example === null) return example
    return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, theirs[key] ?? withTheirs(value)]))
  }

  function call(route: Route, at: string): Promise<Reply<Record<string, unknown>>> {
    const { method, path, query } = route
    const search = query ? `?${new URLSearchParams(exampleQuery(query) as Record<string, string>)}` : ''
    const file = FILES[`${method} ${path}`]
    const input = file ?? withTheirs(exampleBody(route))
    return stranger.call(method, `${at}${search}`, input)
  }

  it('finds nothing of this one, by whichever route', async () => {
    const routes = app
      .get(RoutesReader)
      .all()
      .filter(({ path, access }) => /:/.test(path) && access !== 'public')
    const found: string[] = []
    for (const route of routes.filter(({ path }) => !OF_ALL_CENTERS.test(path))) {
      const { body } = await call(route, pathOf(route, contest.id))
      if (body.code !== 'not_found') found.push(`${route.method} ${route.path}: ${JSON.stringify(body).slice(0, 200)}`)
    }

    expect(found).toEqual([])
    expect(await kept()).toEqual(before)
  })

  it('reaches nothing of this one through a contest of their own', async () => {
    const routes = app
      .get(RoutesReader)
      .all()
      .filter(
        ({ path, params }) =>
          /:contestId/.test(path) &&
          Object.entries(params).some(([name, schema]) => name !== 'contestId' && isId(schema)),
      )
    const reached: string[] = []
    for (const route of routes) {
      const { status, body } = await call(route, pathOf(route, own.id))
      if (status < 400 || body.code === 'invalid_input')
        reached.push(`${route.method} ${route.path}: ${status} ${JSON.stringify(body).slice(0, 200)}`)
    }

    expect(reached).toEqual([])
    expect(await kept()).toEqual(before)
  })

  it('sees no one of this centre in lists across contests', async () => {
    const routes = app
      .get(RoutesReader)
      .all()
      .filter(({ path, access, method }) => !/:/.test(path) && access !== 'public' && method === 'GET')
    for (const route of routes) {
      const { body } = await call(route, route.path)
      expect(JSON.stringify(body), route.path).not.toContain(contest.id)
    }
  })
})
