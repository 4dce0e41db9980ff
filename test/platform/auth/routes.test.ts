import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RoutesReader } from '#server/platform/docs/routes.reader'
import type { SignedIn } from '#shared/platform/accounts/contract'
import type { ApiScope, DisplayKind } from '#shared/platform/auth/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { routesOf } from '#test/platform/auth/declared-routes'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import { aSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { FIELD_ROUTES } from './field-routes'

/** For whom a route is: everyone, persons who are signed in, directors, directors and clerks, persons and TVs of that contest (`tv`), with spectator links
 * too (`spectator`), or the boss link. */
type Rule = 'public' | 'person' | 'director' | 'ledger' | 'spectator' | 'tv' | 'display' | 'boss'

const RULES: Record<string, Rule> = {
  ...FIELD_ROUTES,
  'GET /health/live': 'public',
  'GET /docs': 'public',
  'GET /docs/openapi.json': 'director',
  'GET /health/ready': 'public',
  // By its own token.
  'GET /metrics': 'public',
  'GET /setup': 'public',
  'POST /setup': 'public',
  'POST /sign-in': 'public',
  'POST /invites/look': 'public',
  'POST /invites/join': 'public',
  'POST /pairings': 'public',
  'POST /pairings/claim': 'public',
  'POST /contests/:contestId/displays/pair': 'director',
  'POST /contests/:contestId/displays/here': 'director',
  'PATCH /contests/:contestId/displays/:id': 'director',
  'PUT /contests/:contestId/displays/:id/settings': 'director',
  'POST /display-session': 'public',
  'GET /display-session': 'display',
  'GET /display-board': 'public',
  'GET /me': 'person',
  'GET /me/notices': 'person',
  'GET /me/notices/unread': 'person',
  'POST /me/notices/read': 'person',
  'PUT /me/portrait': 'person',
  'DELETE /me/portrait': 'person',
  'DELETE /contests/:contestId/people/:participantId/portrait': 'director',
  'GET /contests/:contestId/people/:participantId/portrait': 'tv',
  'GET /contests/:contestId/likes': 'person',
  'PUT /contests/:contestId/deals/:dealId/like': 'person',
  'GET /contests/:contestId/aims/own': 'person',
  'PUT /contests/:contestId/aims/own': 'person',
  'GET /contests/:contestId/tariffs': 'person',
  'PUT /contests/:contestId/tariffs': 'director',
  'GET /me/sessions': 'person',
  'DELETE /me/sessions/:id': 'person',
  'POST /me/password': 'person',
  'GET /accounts': 'director',
  'POST /accounts': 'director',
  'PATCH /accounts/:id': 'director',
  'DELETE /accounts/:id/sessions': 'director',
  'POST /accounts/:id/resets': 'director',
  'POST /resets/look': 'public',
  'POST /resets/use': 'public',
  'GET /audit': 'director',
  'GET /addresses': 'director',
  'PUT /addresses': 'director',
  'POST /addresses/restart': 'director',
  'GET /addresses/street': 'director',
  'POST /addresses/street': 'director',
  'POST /addresses/street/reach': 'public',
  'GET /sample': 'director',
  'POST /sample': 'director',
  'DELETE /sample': 'director',
  'GET /backups': 'director',
  'POST /backups': 'director',
  'GET /backups/:name/file': 'director',
  'GET /backups/:name/preview': 'director',
  'POST /backups/:name/restore': 'director',
  'DELETE /backups/:name': 'director',
  'GET /contests': 'person',
  'POST /contests': 'director',
  'GET /contests/:contestId': 'tv',
  'PUT /contests/:contestId': 'director',
  'PATCH /contests/:contestId': 'director',
  'PATCH /contests/:contestId/teams/:teamId': 'director',
  'POST /contests/:contestId/copies': 'director',
  'POST /contests/:contestId/start': 'director',
  'POST /contests/:contestId/revisions': 'director',
  'POST /contests/:contestId/close': 'director',
  'GET /contests/:contestId/next-steps': 'director',
  'GET /contests/:contestId/people': 'director',
  'POST /contests/:contestId/people': 'director',
  'PATCH /contests/:contestId/people/:participantId': 'director',
  'GET /contests/:contestId/people/:participantId/codes': 'director',
  'PUT /contests/:contestId/people/:participantId/codes': 'director',
  'DELETE /contests/:contestId/people/:participantId': 'director',
  'GET /contests/:contestId/territories': 'person',
  'POST /contests/:contestId/territories': 'director',
  'POST /contests/:contestId/territories/list': 'director',
  'PATCH /contests/:contestId/territories/:territoryId': 'director',
  'PUT /contests/:contestId/territories/:territoryId/holders': 'director',
  'DELETE /contests/:contestId/territories/:territoryId': 'director',
  'GET /contests/:contestId/invites': 'director',
  'POST /contests/:contestId/invites': 'director',
  'DELETE /contests/:contestId/invites/:id': 'director',
  'GET /contests/:contestId/wall': 'tv',
  'GET /contests/:contestId/displays': 'director',
  'POST /contests/:contestId/displays': 'director',
  'DELETE /contests/:contestId/displays/:id': 'director',
  'GET /contests/:contestId/api-tokens': 'director',
  'POST /contests/:contestId/api-tokens': 'director',
  'DELETE /contests/:contestId/api-tokens/:id': 'director',
  'GET /contests/:contestId/live': 'spectator',
  'GET /contests/:contestId/live/:part': 'spectator',
  'GET /contests/:contestId/curve': 'spectator',
  'GET /contests/:contestId/charts': 'person',
  'GET /contests/:contestId/own-record': 'person',
  'GET /contests/:contestId/summary': 'boss',
  'POST /contests/:contestId/group-messages/reading': 'person',
  'POST /contests/:contestId/group-messages': 'person',
  'GET /contests/:contestId/pledges': 'tv',
  'GET /contests/:contestId/pledges/mine': 'person',
  'PUT /contests/:contestId/pledges': 'person',
  'GET /contests/:contestId/deals': 'person',
  'POST /contests/:contestId/deals': 'person',
  'POST /contests/:contestId/deals/search': 'person',
  'POST /contests/:contestId/deals/:dealId/withdrawal': 'person',
  'POST /contests/:contestId/deals/:dealId/cancellation': 'ledger',
  'POST /contests/:contestId/deals/:dealId/activation': 'ledger',
  'POST /contests/:contestId/deals/:dealId/reassignment': 'ledger',
  'POST /contests/:contestId/deals/:dealId/confirmation': 'ledger',
  'POST /contests/:contestId/deals/:dealId/refusal': 'ledger',
  'POST /contests/:contestId/deals/:dealId/numbers': 'person',
  'GET /contests/:contestId/exports/:kind/:format': 'ledger',
  'GET /contests/:contestId/imports': 'ledger',
  'POST /contests/:contestId/imports': 'ledger',
  'GET /contests/:contestId/imports/:runId': 'ledger',
  'PUT /contests/:contestId/imports/:runId/mapping': 'ledger',
  'POST /contests/:contestId/imports/:runId/start': 'ledger',
  'POST /contests/:contestId/imports/:runId/stop': 'ledger',
  'GET /contests/:contestId/imports/:runId/rows': 'ledger',
  'POST /contests/:contestId/imports/:runId/settlements': 'ledger',
  'GET /contests/:contestId/imports/:runId/files/:which': 'ledger',
  'GET /contests/:contestId/disputes': 'person',
  'POST /contests/:contestId/disputes': 'person',
  'POST /contests/:contestId/disputes/:id/withdrawal': 'person',
  'PUT /contests/:contestId/disputes/:id/answer': 'person',
  'POST /contests/:contestId/disputes/:id/ruling': 'director',
  'GET /contests/:contestId/requests': 'person',
  'GET /contests/:contestId/requests/summary': 'person',
  'GET /contests/:contestId/requests/export': 'ledger',
  'POST /contests/:contestId/requests': 'person',
  'PUT /contests/:contestId/requests/terms': 'director',
  'POST /contests/:contestId/requests/:id/taking': 'ledger',
  'POST /contests/:contestId/requests/:id/forwarding': 'ledger',
  'POST /contests/:contestId/requests/:id/answer': 'ledger',
  'POST /contests/:contestId/requests/:id/finish': 'person',
  'POST /contests/:contestId/requests/:id/reopening': 'person',
  'POST /contests/:contestId/deals/:dealId/customer/reveal': 'ledger',
  'DELETE /contests/:contestId/deals/:dealId/customer': 'director',
  'POST /customers/count': 'director',
  'POST /customers/erase': 'director',
  'GET /customers/retention': 'director',
  'PUT /customers/retention': 'director',
  'POST /customers/retention/clock': 'director',
  'GET /contests/:contestId/calendar': 'tv',
  'PUT /contests/:contestId/calendar': 'director',
  'GET /contests/:contestId/absences': 'person',
  'PUT /contests/:contestId/absences': 'person',
  'GET /contests/:contestId/attendance': 'person',
  'PUT /contests/:contestId/attendance': 'director',
  'GET /contests/:contestId/check-in': 'director',
  'POST /contests/:contestId/check-in': 'person',
  'GET /contests/:contestId/pledges/rates': 'person',
  'GET /contests/:contestId/meetings': 'tv',
  'GET /contests/:contestId/meetings/:kind': 'director',
  'POST /contests/:contestId/meetings/:kind/open': 'director',
  'POST /contests/:contestId/meetings/:kind/form': 'director',
  'POST /contests/:contestId/meetings/:kind/item': 'director',
  'POST /contests/:contestId/meetings/:kind/close': 'director',
  'PUT /contests/:contestId/meetings/:kind/fields/:field': 'director',
  'POST /contests/:contestId/meetings/:kind/praises': 'director',
  'DELETE /contests/:contestId/meetings/:kind/praises/:praiseId': 'director',
  'PUT /contests/:contestId/meetings/:kind/photos/:photoId': 'director',
  'DELETE /contests/:contestId/meetings/:kind/photos/:photoId': 'director',
  'GET /contests/:contestId/meeting-photos/:photoId': 'person',
  'GET /contests/:contestId/meeting-records': 'person',
  'GET /contests/:contestId/meeting-records/:kind': 'director',
  'PUT /contests/:contestId/shortfalls': 'director',
  'GET /contests/:contestId/shortfalls': 'person',
  'POST /contests/:contestId/shortfalls/:id/done': 'person',
  'GET /contests/:contestId/supports': 'director',
  'PUT /contests/:contestId/supports/:participantId': 'director',
  'POST /contests/:contestId/supports/:participantId/talked': 'director',
  'POST /contests/:contestId/supports/:participantId/send': 'director',
  'GET /me/cards': 'person',
  'POST /me/cards/:id/read': 'person',
  'GET /contests/:contestId/voices': 'person',
  'POST /contests/:contestId/voices': 'person',
  'GET /contests/:contestId/reports': 'tv',
  'GET /contests/:contestId/reports/:reportId': 'tv',
  'POST /contests/:contestId/reports': 'director',
  'PUT /contests/:contestId/reports/:reportId': 'director',
  'POST /contests/:contestId/reports/:reportId/publish': 'director',
  'POST /contests/:contestId/reports/:reportId/withdraw': 'director',
  'POST /contests/:contestId/reports/:reportId/read': 'person',
  'GET /contests/:contestId/reports/:reportId/reads': 'person',
  'PUT /contests/:contestId/reports/:reportId/picture': 'director',
  'GET /contests/:contestId/reports/:reportId/picture.png': 'tv',
  'GET /contests/:contestId/benchmarks': 'person',
  'GET /contests/:contestId/benchmarks/:id': 'person',
  'GET /contests/:contestId/ceremony': 'tv',
  'PUT /contests/:contestId/ceremony': 'director',
  'DELETE /contests/:contestId/ceremony': 'director',
  'POST /contests/:contestId/benchmarks': 'director',
  'DELETE /contests/:contestId/benchmarks/:id': 'director',
  'GET /playbook': 'person',
  'GET /playbook/:id': 'person',
  'POST /playbook': 'person',
  'PATCH /playbook/:id': 'person',
  'DELETE /playbook/:id': 'person',
  'POST /playbook/starter': 'director',
  'POST /playbook/:id/publish': 'person',
  'DELETE /playbook/:id/publish': 'person',
  'POST /playbook/:id/uses': 'person',
  'POST /playbook/:id/thanks': 'person',
  'DELETE /playbook/:id/thanks': 'person',
  // Last, because it ends the session of the caller.
  'POST /sign-out': 'person',
}

/** Where other systems get in, and by which scope; nowhere else. */
const TOKENS: Record<string, ApiScope | 'any'> = {
  'GET /contests/:contestId': 'read',
  'GET /contests/:contestId/territories': 'read',
  'GET /contests/:contestId/deals': 'read',
  'POST /contests/:contestId/deals': 'record',
  'POST /contests/:contestId/deals/:dealId/numbers': 'record',
  'GET /contests/:contestId/live': 'read',
  'GET /contests/:contestId/live/:part': 'read',
  'GET /contests/:contestId/curve': 'read',
  'GET /docs/openapi.json': 'any',
}

const SCREENS = {
  tv: 'tv',
  otherTv: 'tv',
  watch: 'watch',
  otherWatch: 'watch',
  boss: 'boss',
  otherBoss: 'boss',
} as const
type Screen = keyof typeof SCREENS
type Person = 'member' | 'captain' | 'clerk' | 'director' | 'stranger'
/** `removed` signed in before the account was disabled. */
type Who = 'anonymous' | 'removed' | Person | Screen
const screens = Object.keys(SCREENS) as Screen[]
const persons: Person[] = ['member', 'captain', 'clerk', 'director', 'stranger']
const ALLOWED: Record<Rule, Who[]> = {
  public: ['anonymous', 'removed', ...persons, ...screens],
  person: persons,
  director: ['director', 'stranger'],
  ledger: ['clerk', 'director', 'stranger'],
  tv: [...persons, 'tv', 'otherTv'],
  spectator: [...persons, 'tv', 'otherTv', 'watch', 'otherWatch'],
  display: screens,
  boss: ['director', 'stranger', 'boss', 'otherBoss'],
}

/** Codes that say who may not; what else is refused was looked at. */
const REFUSALS = ['unauthenticated', 'forbidden']

describe('every route', () => {
  let app: TestApp
  let contest: AContest
  let callers: Record<Who, Client>
  let systems: Record<'all' | ApiScope | 'other', Client>
  beforeAll(async () => {
    app = await TestApp.start()
    const director = await app.setUp()
    contest = await aContest(app, director)
    const other = await aContest(app, director, { perTeam: 0 })
    const system = async (id: string, scopes: ApiScope[]) => (await aSystem(director, id, scopes)).system
    systems = {
      all: await system(contest.id, ['record', 'read']),
      record: await system(contest.id, ['record']),
      read: await system(contest.id, ['read']),
      other: await system(other.id, ['record', 'read']),
    }
    const [member, captain] = contest.members as [Member, Member]
    const named = { isCaptain: true }
    expectStatus(await director.patch(`/contests/${contest.id}/people/${captain.participantId}`, named), 200)
    callers = {
      anonymous: app.anonymous(),
      removed: await removedDirector(director),
      member: member.client,
      captain: captain.client,
      clerk: await app.anAccount(director, 'clerk', '内勤小周'),
      director,
      stranger: await app.addCenter(),
      ...(await theScreens(other)),
    }
  })
  afterAll(() => app.stop())

  async function removedDirector(director: Client): Promise<Client> {
    const client = await app.anAccount(director, 'director', '老主任')
    const { id } = (await client.get<SignedIn>('/me')).body.account
    expectStatus(await director.patch(`/accounts/${id}`, { isDisabled: true }), 200)
    return client
  }

  async function theScreens(other: AContest): Promise<Record<Screen, Client>> {
    const made = screens.map((who) => aScreen(who.startsWith('other') ? other.id : contest.id, SCREENS[who]))
    const clients = await Promise.all(made)
    return Object.fromEntries(screens.map((who, n) => [who, clients[n]])) as Record<Screen, Client>
  }

  async function aScreen(contestId: string, kind: DisplayKind): Promise<Client> {
    const made = await contest.director.post<NewDisplay>(`/contests/${contestId}/displays`, { name: '大屏', kind })
    const screen = app.anonymous()
    await screen.post('/display-session', { token: new URL(made.body.url).hash.slice(1), kind })
    screen.headers['x-dangxian-as'] = kind === 'tv' ? 'display' : kind
    return screen
  }

  it('has a rule, and every rule a route', () => {
    expect(routesOf(app).sort()).toEqual(Object.keys(RULES).sort())
  })

  it('is described where it is declared', () => {
    const described = app.get(RoutesReader).all()

    expect(described.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routesOf(app).sort())
  })

  it.each(Object.entries(RULES))('%s is for %s', async (route, rule) => {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern.replace(':contestId', contest.id).replace(/:\w+/g, () => randomUUID())
    const isOfContest = pattern.includes(':contestId')
    for (const who of Object.keys(callers) as Who[]) {
      // An empty body is refused only after the caller has been.
      const { status, body } = await call(callers[who], method, path)
      const isForeign = isOfContest && (who === 'stranger' || who.startsWith('other'))
      const isRefused = REFUSALS.includes(String(body.code)) || (isForeign && [400, 404].includes(status))
      const isLeaked = isForeign && status < 400
      expect({ who, isRefused, isLeaked, body: isLeaked ? body : '' }).toEqual({
        who,
        isRefused: !ALLOWED[rule].includes(who) || isForeign,
        isLeaked: false,
        body: '',
      })
    }
  })

  // Metrics are outside the API and have a secret of their own.
  const ofApi = Object.keys(RULES).filter((route) => route !== 'GET /metrics')
  it.each(ofApi)('%s lets in no token without its scope', async (route) => {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern.replace(':contestId', contest.id).replace(/:\w+/g, () => randomUUID())
    const scope = TOKENS[route]
    for (const [who, system] of Object.entries(systems)) {
      const { status, body } = await call(system, method, path)
      const isIn = scope !== undefined && (scope === 'any' || who === 'all' || who === scope)
      const isForeign = who === 'other' && pattern.includes(':contestId')
      const expected = isForeign ? 'not_found' : isIn ? 'in' : 'forbidden'
      const found = ['not_found', 'forbidden'].includes(String(body.code)) ? body.code : 'in'
      expect({ who, found, isLeaked: expected !== 'in' && status < 400 }).toEqual({
        who,
        found: expected,
        isLeaked: false,
      })
    }
  })

  function call(client: Client, method: string, path: string) {
    if (method === 'GET') return client.get(path)
    if (method === 'DELETE') return client.delete(path)
    return client[method.toLowerCase() as 'post' | 'put' | 'patch'](path, {})
  }
})
