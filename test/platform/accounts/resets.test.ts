import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resetPassword } from '#server/cli/reset-password'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { AccountView, NewReset, SessionView, SignedIn } from '#shared/platform/accounts/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { aLogin, type Client, expectStatus, PASSWORD, TestApp } from '#test/support/test-app'

const NEXT = 'a-better-one-9'
const tokenOf = (url: string) => new URL(url).hash.slice(1)

describe('a forgotten password', () => {
  let app: TestApp
  let director: Client
  let login: string
  let account: AccountView
  beforeAll(async () => {
    app = await TestApp.start()
    director = await app.setUp()
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    login = aLogin()
    const made = { role: 'member', name: '李四', login, password: PASSWORD }
    account = (await director.post<AccountView>('/accounts', made)).body
  })
  const reset = async () => (await director.post<NewReset>(`/accounts/${account.id}/resets`)).body
  const use = (url: string, client = app.anonymous(), password = NEXT) =>
    client.post<SignedIn & { code: string }>('/resets/use', { token: tokenOf(url), password })
  const look = (url: string) => app.anonymous().post('/resets/look', { token: tokenOf(url) })
  const sql = (work: (uow: UnitOfWork) => Promise<unknown>) =>
    app.get(UnitOfWork).writeAsSystem(() => work(app.get(UnitOfWork)))

  it('is reset by a QR, which signs this phone in and every other device out', async () => {
    const lost = await app.signedIn(login)
    const phone = app.anonymous()
    const { url, expiresAt } = await reset()
    expect(url).toMatch(/^http:\/\/dangxian\.test\/reset#[\w-]{43}$/)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
    expect((await look(url)).body).toEqual({ name: '李四', login, centerName: '集商客中心' })

    expect((await use(url, phone)).body.account).toMatchObject({ id: account.id, name: '李四' })

    expect((await phone.get<SessionView[]>('/me/sessions')).body).toMatchObject([{ isCurrent: true }])
    expect((await lost.get('/me')).status).toBe(401)
    expect((await app.anonymous().signIn(login, PASSWORD)).status).toBe(401)
    expect((await app.anonymous().signIn(login, NEXT)).status).toBe(200)
    const { lines } = (await director.get<AuditPage>('/audit')).body
    expect(lines.slice(0, 2).map(({ actor, action }) => [actor, action])).toEqual([
      ['李四', 'account.reset_used'],
      ['王主任', 'account.reset_made'],
    ])
    expect(JSON.stringify(lines)).not.toContain(tokenOf(url))
  })

  it('is reset once by each QR, also when two phones use it at the same moment', async () => {
    const { url } = await reset()

    const replies = await Promise.all([use(url), use(url)])

    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 410])
    expect((await use(url)).body.code).toBe('reset_used')
    expect((await look(url)).body.code).toBe('reset_used')
  })

  it('is not reset by a QR that a newer one replaced, nor after a day, nor by a guess', async () => {
    const [first, second] = [await reset(), await reset()]
    expect((await use(first.url)).body.code).toBe('reset_unknown')

    const past = new Date(Date.now() - 1).toISOString()
    await sql((uow) => uow.sql`update password_reset set "expiresAt" = ${past} where "accountId" = ${account.id}`)
    expect((await use(second.url)).body.code).toBe('reset_expired')
    expect((await use(`http://x/reset#${'a'.repeat(43)}`)).body.code).toBe('reset_unknown')
    expect((await app.anonymous().signIn(login, PASSWORD)).status).toBe(200)
  })

  it('is not reset by a QR from before its owner changed it, or from before the account was disabled', async () => {
    const owner = await app.signedIn(login)
    const before = await reset()
    expectStatus(await owner.post('/me/password', { current: PASSWORD, next: 'my-own-choice-3' }), 204)
    expect((await use(before.url)).body.code).toBe('reset_unknown')

    const { url } = await reset()
    for (const isDisabled of [true, false]) await director.patch(`/accounts/${account.id}`, { isDisabled })
    expect((await use(url)).body.code).toBe('reset_unknown')
    expect((await app.anonymous().signIn(login, 'my-own-choice-3')).status).toBe(200)
  })

  it('stays where the new one is too common, and the QR can be used again', async () => {
    const { url } = await reset()

    expect((await use(url, app.anonymous(), '12345678')).body.code).toBe('password_too_common')
    expect((await use(url)).status).toBe(200)
  })

  it('of a disabled account, or of another centre, cannot be reset', async () => {
    const { url } = await reset()
    await director.patch(`/accounts/${account.id}`, { isDisabled: true })
    const foreign = await app.addCenter()

    expect((await use(url)).body.code).toBe('reset_unknown')
    expect((await director.post(`/accounts/${account.id}/resets`)).body.code).toBe('not_found')
    expect((await foreign.post(`/accounts/${account.id}/resets`)).body.code).toBe('not_found')
  })

  it('leaves only a hash of its token in the database', async () => {
    const { url } = await reset()
    const stored = JSON.stringify(
      await app.get(UnitOfWork).read(() => app.get(UnitOfWork).sql`select * from password_reset`),
    )

    expect(stored).toContain(account.id)
    expect(stored).not.toContain(tokenOf(url))
  })
})

describe('the command reset-password', () => {
  let app: TestApp
  let printed: string[]
  beforeAll(async () => {
    app = await TestApp.start()
    await app.setUp({ login: 'boss' })
  })
  afterAll(() => app.stop())
  const run = async (...args: string[]) => {
    printed = []
    const { log } = console
    console.log = (line: string) => void printed.push(line)
    try {
      await resetPassword.run(args, app.config)
    } finally {
      console.log = log
    }
    return /\S+\/reset#([\w-]{43})/.exec(printed.join('\n'))?.[1] ?? ''
  }

  it('helps the last director in while the server runs', async () => {
    const token = await run('BOSS')

    const client = app.anonymous()
    expect((await client.post('/resets/use', { token, password: NEXT })).status).toBe(200)
    expect((await client.get('/accounts')).status).toBe(200)
    expect(printed[0]).toContain('王主任')
  })

  it('asks which centre where several have that login, and says when no account has it', async () => {
    await app.addCenter({ login: 'boss', centerName: '乙中心' })

    await expect(run('boss')).rejects.toThrow('--center 集商客中心 | --center 乙中心')
    await expect(run('nobody')).rejects.toThrow('nobody')
    expect(await run('boss', '--center', '乙中心')).toMatch(/^[\w-]{43}$/)
    expect(printed[0]).toContain('乙中心')
  })
})
