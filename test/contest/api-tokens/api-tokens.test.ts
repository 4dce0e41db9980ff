import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ApiTokenLimits, REQUESTS_PER_MINUTE } from '#server/platform/auth/api-token-limits'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ApiTokenView } from '#shared/contest/api-tokens/contract'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { AccountView } from '#shared/platform/accounts/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { aSystem, asSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

describe('another system with a token', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let app: TestApp
  let director: Client
  let contest: AContest
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director)
  })
  const path = () => `/contests/${contest.id}`
  const sale = (overrides: Record<string, unknown> = {}) =>
    aDeal(contest, { participantId: contest.members[0]?.participantId, ...overrides })
  const list = async () => (await director.get<ApiTokenView[]>(`${path()}/api-tokens`)).body

  it('records a sale that is live at once and is in the ledger under its name', async () => {
    const { system } = await aSystem(director, contest.id, ['record'])

    const sold = await system.post<RecordedDeal>(`${path()}/deals`, sale())

    expect(sold).toMatchObject({ status: 201, body: { participantId: contest.members[0]?.participantId, nthOfDay: 1 } })
    const { body } = await director.get<LiveSnapshot>(`${path()}/live`)
    expect(body.teams[0]?.whole.deals).toBe(1)
    expect(JSON.stringify(body)).toContain('"isSilent":false')
    const [deal] = (await director.get<DealPage>(`${path()}/deals`)).body.deals
    expect(deal).toMatchObject({ id: sold.body.id, recordedBy: '接口 · CRM' })
  })

  it('records an earlier business date silently, and only in the name of a participant', async () => {
    const { system } = await aSystem(director, contest.id, ['record'])

    await system.post(`${path()}/deals`, sale({ businessDate: '2015-04-02' }))

    expect(JSON.stringify((await director.get(`${path()}/live`)).body)).toContain('"isSilent":true')
    expect((await system.post(`${path()}/deals`, aDeal(contest))).body.code).toBe('not_a_participant')
    expect((await system.post(`${path()}/deals`, sale({ participantId: randomUUID() }))).body.code).toBe(
      'not_a_participant',
    )
  })

  it('may send the same request again and again; another token’s is another request', async () => {
    const [first, second] = [
      await aSystem(director, contest.id, ['record']),
      await aSystem(director, contest.id, ['record'], { name: 'BSS' }),
    ]
    const same = sale()

    const answers = await Promise.all([1, 2, 3].map(() => first.system.post<RecordedDeal>(`${path()}/deals`, same)))
    const other = await second.system.post<RecordedDeal>(`${path()}/deals`, same)

    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
    expect(other.status).toBe(201)
    expect(other.body.id).not.toBe(answers[0]?.body.id)
    const changed = await first.system.post(`${path()}/deals`, { ...same, note: '另一单' })
    expect(changed).toMatchObject({ status: 422, body: { code: 'request_reused' } })
  })

  it('reads what its scope allows, with customers masked, and is refused with the scope it lacks', async () => {
    const reader = (await aSystem(director, contest.id, ['read'])).system
    const recorder = (await aSystem(director, contest.id, ['record'])).system
    await recorder.post(`${path()}/deals`, sale({ customerName: '张小明', customerPhone: '13800001234' }))

    for (const shown of ['', '/deals', '/live', '/curve']) {
      const { status, body } = await reader.get(`${path()}${shown}`)
      expect({ shown, status }).toEqual({ shown, status: 200 })
      expect(JSON.stringify(body)).not.toMatch(/张小明|13800001234/)
    }
    expect((await reader.post(`${path()}/deals`, sale())).body).toMatchObject({ code: 'forbidden', scope: 'record' })
    expect((await recorder.get(path())).body).toMatchObject({
      code: 'forbidden',
      scope: 'read',
      message: expect.stringContaining('read'),
    })
    expect((await reader.get('/accounts')).body).toMatchObject({ code: 'forbidden', scope: 'none' })
    expect((await reader.post('/sign-in', { login: 'director', password: 'x' })).body.code).toBe('forbidden')
  })

  it('finds no other contest, of its centre or of another', async () => {
    const { system } = await aSystem(director, contest.id, ['record', 'read'])
    const second = await aContest(app, director)
    const abroad = await aContest(app, await app.addCenter())

    for (const { id } of [second, abroad]) {
      expect((await system.get(`/contests/${id}`)).body.code).toBe('not_found')
      expect((await system.post(`/contests/${id}/deals`, aDeal(second))).body.code).toBe('not_found')
    }
  })

  it('speaks for itself alone where a director’s cookie comes with it, and needs no page of ours', async () => {
    const { made } = await aSystem(director, contest.id, ['read'])
    const both = { authorization: `Bearer ${made.secret}` }

    expect((await director.get('/accounts', both)).body).toMatchObject({ code: 'forbidden', scope: 'none' })
    expect((await director.post('/contests', { name: '另一场' }, both)).body.code).toBe('forbidden')
    const withoutOrigin = asSystem(app.url, 'not-ours')
    expect((await withoutOrigin.post('/sign-out')).body.code).toBe('wrong_origin')
    expect((await asSystem(app.url, 'dx_wrong').get(path())).body).toMatchObject({ code: 'token_invalid' })
  })

  it('is shut out at once when revoked, and after its last day', async () => {
    const lasting = await aSystem(director, contest.id, ['read'])
    const ending = await aSystem(director, contest.id, ['read'], { name: '月报', expiresOn: '2015-04-10' })
    expect((await lasting.system.get(path())).status).toBe(200)

    await director.delete(`${path()}/api-tokens/${lasting.made.token.id}`)

    expect((await lasting.system.get(path())).body.code).toBe('token_invalid')
    clock.set('2015-04-10T23:59:00+08:00')
    expect((await ending.system.get(path())).status).toBe(200)
    await app.restart()
    clock.set('2015-04-11T00:01:00+08:00')
    const again = asSystem(app.url, ending.made.secret)
    expect((await again.get(path())).body.code).toBe('token_invalid')
    director = await app.signedIn('director')
    expect((await list()).map(({ name, state }) => [name, state])).toEqual(
      expect.arrayContaining([
        ['CRM', 'revoked'],
        ['月报', 'expired'],
      ]),
    )
    const past = { name: '旧', scopes: ['read'], expiresOn: '2015-04-09' }
    expect((await director.post(`${path()}/api-tokens`, past)).body.code).toBe('token_expiry_over')
  })

  it('is kept as a hash only, says when it was last used, and is no account that anybody sees', async () => {
    const { system, made } = await aSystem(director, contest.id, ['read'])
    expect((await list())[0]).toMatchObject({ lastUsedAt: null, state: 'valid', createdBy: '王主任' })

    await system.get(path())

    expect((await list())[0]?.lastUsedAt).toBe('2015-04-10T02:00:00.000Z')
    const uow = app.get(UnitOfWork)
    const stored = await uow.read(() => uow.sql`select * from api_token`)
    expect(JSON.stringify(stored)).not.toContain(made.secret)
    expect(JSON.stringify((await director.get('/audit')).body)).not.toContain(made.secret)
    expect(app.logLines.join()).not.toContain(made.secret)
    const accounts = (await director.get<AccountView[]>('/accounts')).body
    expect(accounts.map((account) => account.name)).not.toContain('接口 · CRM')
    const [{ accountId } = {}] = await uow.read(
      () => uow.sql<{ accountId: string }>`select "accountId" from api_token where "id" = ${made.token.id}`,
    )
    expect((await director.patch(`/accounts/${accountId}`, { isDisabled: false })).body.code).toBe('not_found')
    const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    expect(lines[0]).toMatchObject({ action: 'api_token.created', subject: 'CRM', after: { scopes: ['read'] } })
  })

  it('has a limit of its own, whatever address it calls from', () => {
    let now = 0
    const limits = new ApiTokenLimits(true, () => now)
    for (let n = 0; n < REQUESTS_PER_MINUTE; n++) limits.count('one')

    expect(() => limits.count('one')).toThrow('too_many_requests')
    expect(() => limits.count('other')).not.toThrow()
    now = 60_000
    expect(() => limits.count('one')).not.toThrow()
  })
})
