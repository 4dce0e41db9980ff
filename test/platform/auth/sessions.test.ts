import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { CallerLookup } from '#server/platform/auth/caller-lookup'
import { type Revoked, SessionsService } from '#server/platform/auth/sessions.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { AccountView, SessionView, SignedIn } from '#shared/platform/accounts/contract'
import { useApp } from '#test/support/fixtures'
import { aLogin, type Client, PASSWORD, TestApp } from '#test/support/test-app'

const me = async (client: Client) => (await client.get<SignedIn>('/me')).body.account

describe('signed-in devices', () => {
  const { app, director } = useApp()

  it('are listed, and each can be revoked', async () => {
    const login = aLogin()
    await director.post('/accounts', { role: 'member', name: '李四', login, password: PASSWORD })
    const phone = await app.signedIn(login)
    const desk = await app.signedIn(login)

    const listed = (await desk.get<SessionView[]>('/me/sessions')).body
    const other = listed.find((session) => !session.isCurrent)
    expect(listed.map((session) => session.isCurrent).sort()).toEqual([false, true])
    expect((await desk.delete(`/me/sessions/${other?.id}`)).status).toBe(204)

    expect((await phone.get('/me')).status).toBe(401)
    expect((await desk.get('/me')).status).toBe(200)
  })

  it("of others are not one's own to revoke", async () => {
    const stranger = await app.anAccount(director)
    const [own] = (await director.get<SessionView[]>('/me/sessions')).body

    expect((await stranger.delete(`/me/sessions/${own?.id}`)).status).toBe(404)
    expect((await director.get('/me')).status).toBe(200)
  })

  it('end on a browser where another sign-in happens', async () => {
    const shared = await app.anAccount(director)
    const { cookie } = shared
    const login = aLogin()
    await director.post('/accounts', { role: 'member', name: '李四', login, password: PASSWORD })

    await shared.signIn(login, PASSWORD)

    expect(await me(shared)).toMatchObject({ name: '李四' })
    expect((await app.anonymous().get('/me', { cookie })).status).toBe(401)
  })

  it('are looked up once for as many requests as come at once, and again after a revocation', async () => {
    const login = aLogin()
    await director.post('/accounts', { role: 'member', name: '李四', login, password: PASSWORD })
    const [phone, desk] = [await app.signedIn(login), await app.signedIn(login)]
    const [own] = (await desk.get<SessionView[]>('/me/sessions')).body.filter(({ isCurrent }) => !isCurrent)
    const asked = vi.spyOn(app.get(SessionsService), 'identify')
    const lookup = app.get(CallerLookup)
    const find = lookup.findByTokenHash.bind(lookup)
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const finds = vi.spyOn(lookup, 'findByTokenHash').mockImplementation(async (...about) => {
      const found = await find(...about)
      await released
      return found
    })

    const early = Array.from({ length: 20 }, () => phone.get('/me'))
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(20))
    expect(finds).toHaveBeenCalledOnce()
    finds.mockImplementation(find)
    expect((await desk.delete(`/me/sessions/${own?.id}`)).status).toBe(204)
    const late = await phone.get('/me')
    release()

    expect(late.status).toBe(401)
    expect(new Set((await Promise.all(early)).map(({ status }) => status))).toEqual(new Set([200]))
    vi.restoreAllMocks()
  })

  it('end with signing out', async () => {
    const client = await app.anAccount(director)
    const cookie = client.cookie

    expect((await client.post('/sign-out')).status).toBe(204)

    expect(client.cookie).not.toContain('dangxian_session')
    expect((await app.anonymous().get('/me', { cookie })).status).toBe(401)
  })

  it('all but the current one end with a change of password', async () => {
    const login = aLogin()
    await director.post('/accounts', { role: 'member', name: '李四', login, password: PASSWORD })
    const phone = await app.signedIn(login)
    const desk = await app.signedIn(login)

    expect((await desk.post('/me/password', { current: 'wrong', next: 'a-better-one-9' })).status).toBe(401)
    expect((await desk.post('/me/password', { current: PASSWORD, next: 'password' })).body).toMatchObject({
      code: 'password_too_common',
      fields: [{ path: 'next', code: 'password_too_common' }],
    })
    expect((await desk.post('/me/password', { current: PASSWORD, next: 'a-better-one-9' })).status).toBe(204)

    expect((await phone.get('/me')).status).toBe(401)
    expect((await desk.get('/me')).status).toBe(200)
    expect((await app.anonymous().signIn(login, PASSWORD)).status).toBe(401)
    expect((await app.anonymous().signIn(login, 'a-better-one-9')).status).toBe(200)
  })

  it('of a disabled account end at once, and the holders of its sockets are notified', async () => {
    const client = await app.anAccount(director)
    const { id } = await me(client)
    const told: Revoked[] = []
    app.get(SessionsService).onRevoked((what) => told.push(what))
    const caller = await app.get(SessionsService).callerOf(client.cookie, 'person')

    const amended = await director.patch<AccountView>(`/accounts/${id}`, { isDisabled: true })

    expect(amended.body).toMatchObject({ id, isDisabled: true })
    expect((await client.get('/me')).status).toBe(401)
    expect(told).toEqual([{ accountId: id, sessionIds: [caller?.sessionId] }])
    expect(await app.get(SessionsService).validAmong([caller!])).toEqual(new Set())
    expect((await app.anonymous().signIn(amended.body.login, PASSWORD)).body).toMatchObject({
      code: 'wrong_credentials',
    })
  })

  it('leave only a hash of their token in the database', async () => {
    const client = await app.anAccount(director)
    const token = /dangxian_session=([\w-]+)/.exec(client.cookie)?.[1] ?? ''
    const uow = app.get(UnitOfWork)

    const stored = JSON.stringify(await uow.read(() => uow.sql`select * from session`))

    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(stored).not.toContain(token)
  })

  it('expire 90 days after they were last seen, and are renewed when seen', async () => {
    const client = await app.anAccount(director)
    const caller = await app.get(SessionsService).callerOf(client.cookie, 'person')
    const uow = app.get(UnitOfWork)
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    const setTimes = (lastSeenAt: string, expiresAt: string) =>
      uow.writeAsSystem(
        () => uow.sql`
          update session set "lastSeenAt" = ${lastSeenAt}, "expiresAt" = ${expiresAt} where "id" = ${caller?.sessionId}`,
      )

    await setTimes(hoursAgo(1), hoursAgo(-1))
    await app.restart()
    const later = app.anonymous()
    const renewed = await later.get('/me', { cookie: client.cookie })
    expect(renewed.status).toBe(200)
    expect(renewed.headers.getSetCookie()[0]).toMatch(/^dangxian_session=.*Max-Age=7776000/)

    const uowNow = app.get(UnitOfWork)
    await uowNow.writeAsSystem(() => uowNow.sql`update session set "lastSeenAt" = ${hoursAgo(1)}`)
    await app.restart()
    const picture = `/contests/${randomUUID()}/people/${randomUUID()}/portrait`
    const byImage = await app.anonymous().get(picture, { cookie: client.cookie })
    expect(byImage.headers.getSetCookie()[0]).toMatch(/^dangxian_session=.*Max-Age=7776000/)

    const uowLast = app.get(UnitOfWork)
    await uowLast.writeAsSystem(() => uowLast.sql`update session set "expiresAt" = ${hoursAgo(0)}`)
    await app.restart()
    expect((await app.anonymous().get('/me', { cookie: client.cookie })).status).toBe(401)
  })
})

describe('the cookie', () => {
  it('is HttpOnly and Lax under http, and also Secure with the host prefix under https; so is that of the device', async () => {
    for (const [publicUrl, prefix, rest] of [
      ['http://dangxian.test', 'dangxian', 'Path=/; HttpOnly; SameSite=Lax'],
      ['https://dangxian.test', '__Host-dangxian', 'Path=/; HttpOnly; Secure; SameSite=Lax'],
    ] as const) {
      const app = await TestApp.start({ config: { publicUrl, hasRateLimits: true } })
      await app.setUp({ login: 'boss' })

      const reply = await app.anonymous().signIn('boss', PASSWORD)

      expect(reply.headers.getSetCookie()).toEqual([
        expect.stringMatching(new RegExp(`^${prefix}_session=[\\w-]{43}; Max-Age=7776000; ${rest}$`)),
        expect.stringMatching(new RegExp(`^${prefix}_device=[\\w~-]+; Max-Age=34560000; ${rest}$`)),
      ])
      await app.stop()
    }
  })
})
