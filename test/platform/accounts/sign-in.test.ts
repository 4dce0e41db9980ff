import { describe, expect, it, vi } from 'vitest'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { SignInLimits } from '#server/platform/accounts/sign-in-limits'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { PASSWORD_COST } from '#server/platform/settings/config'
import type { ErrorBody } from '#shared/platform/errors/errors'
import { useApp } from '#test/support/fixtures'
import { aLogin, PASSWORD } from '#test/support/test-app'

describe('signing in', () => {
  const { app } = useApp({ config: { passwordCost: PASSWORD_COST }, center: { login: 'boss' } })

  it('gives the same answer for a wrong name and a wrong password', async () => {
    const wrongName = await app.anonymous().signIn('nobody', PASSWORD)
    const wrongPassword = await app.anonymous().signIn('boss', 'not-the-password')

    expect(wrongName.status).toBe(401)
    expect(wrongName.body).toMatchObject({ code: 'wrong_credentials' })
    expect(wrongPassword.status).toBe(wrongName.status)
    expect(wrongPassword.body).toEqual(wrongName.body)
    expect(wrongPassword.headers.getSetCookie()).toEqual([])
  })

  it('compares as many hashes of one cost for a wrong name as for a wrong password', async () => {
    const compared: string[] = []
    const passwords = app.get(PasswordsService)
    const verify = passwords.verify.bind(passwords)
    const spy = vi.spyOn(passwords, 'verify').mockImplementation((hash, password) => {
      compared.push(hash.split('$').slice(0, 4).join('$'))
      return verify(hash, password)
    })
    const costsOf = async (login: string) => {
      compared.length = 0
      await app.anonymous().signIn(login, 'not-the-password')
      return [...compared]
    }

    const ofName = await costsOf('nobody')
    const ofPassword = await costsOf('boss')

    expect(ofPassword).toHaveLength(1)
    expect(ofName).toEqual(ofPassword)
    spy.mockRestore()
  })

  it('does not mind upper case in a login, and knows who one is from then on', async () => {
    const client = app.anonymous()

    expect((await client.signIn(' BOSS ', PASSWORD)).status).toBe(200)
    expect((await client.get('/me')).body).toMatchObject({ account: { login: 'boss', role: 'director' } })
    expect((await app.anonymous().get('/me')).body).toMatchObject({ code: 'unauthenticated' })
  })

  it('takes a mobile number as people write it', async () => {
    const director = await app.signedIn('boss')
    const made = { role: 'member', name: '张三', login: '+86 138-0000-1234', password: PASSWORD }
    expect((await director.post('/accounts', made)).body).toMatchObject({ login: '13800001234' })

    for (const login of [
      '13800001234',
      ' 138 0000 1234',
      '１３８００００１２３４',
      '8613800001234',
      '\u202d13800001234\u202c',
    ])
      expect((await app.anonymous().signIn(login, PASSWORD)).status).toBe(200)
  })

  it('finds the right one of two people with the same login in two centres', async () => {
    const login = aLogin()
    await app.addCenter({ login, password: 'the-first-one-1', centerName: '甲中心' })
    await app.addCenter({ login, password: 'the-second-one-2', centerName: '乙中心' })

    const codes = await app.get(UnitOfWork).read(() => app.get(CentersRepository).list())
    const codeOf = (centerName: string) => codes.find(({ name }) => name === centerName)?.code
    const enter = async (password: string, centerName: string) => {
      const client = app.anonymous()
      await client.post('/sign-in', { login, password, center: codeOf(centerName) })
      return client
    }
    const first = await enter('the-first-one-1', '甲中心')
    const second = await enter('the-second-one-2', '乙中心')

    expect((await first.get('/me')).body).toMatchObject({ center: { name: '甲中心' } })
    expect((await second.get('/me')).body).toMatchObject({ center: { name: '乙中心' } })
  })

  it('takes a password typed at full width', async () => {
    expect((await app.anonymous().signIn('boss', PASSWORD.replace('7', '\uff17'))).status).toBe(200)
  })
})

describe('failed sign-ins', () => {
  const { app } = useApp({ config: { hasRateLimits: true }, center: { login: 'boss' } })

  it('have to wait after five, even with the right password and all at once, and learn how long', async () => {
    const attempts = Array.from({ length: 8 }, () => app.anonymous().signIn('boss', 'not-the-password'))
    const replies = await Promise.all(attempts)
    const right = await app.anonymous().signIn('boss', PASSWORD)

    expect(replies.filter((reply) => reply.status === 401)).toHaveLength(5)
    expect(replies.filter((reply) => reply.status === 429)).toHaveLength(3)
    expect(right.status).toBe(429)
    const body = right.body as unknown as ErrorBody
    expect(body.code).toBe('too_many_requests')
    expect(body.retryAfterS).toBeGreaterThan(290)
    expect(right.headers.get('retry-after')).toBe(String(body.retryAfterS))
  })

  const wrong = () => Promise.reject(new AppError('wrong_credentials'))
  const right = async () => 1
  function limitsAt() {
    const clock = { now: 0 }
    const limits = new SignInLimits(true, () => clock.now)
    const attempt = (login: string, network: string, work: () => Promise<unknown> = wrong, device?: string) =>
      limits.attempt(login, network, work, device).then(
        () => 'in',
        (error: AppError) => error.code,
      )
    return { clock, attempt }
  }

  it('are counted within five minutes, and forgotten after a success', async () => {
    const { clock, attempt } = limitsAt()
    for (let n = 0; n < 4; n++) await attempt('a', '1.1.1.1')
    expect(await attempt('a', '1.1.1.1', right)).toBe('in')

    for (let n = 0; n < 5; n++) expect(await attempt('a', '1.1.1.1')).toBe('wrong_credentials')

    expect(await attempt('a', '1.1.1.1', right)).toBe('too_many_requests')
    clock.now += 5 * 60_000
    expect(await attempt('a', '1.1.1.1', right)).toBe('in')
  })

  it('of a stranger elsewhere lock no owner out, and from everywhere leave each network one attempt', async () => {
    const { attempt } = limitsAt()
    for (let n = 0; n < 9; n++) await attempt('a', '2.2.2.2')
    expect(await attempt('a', '1.1.1.1', right)).toBe('in')

    for (let n = 0; n < 20; n++) expect(await attempt('a', `3.3.3.${n}`)).toBe('wrong_credentials')

    expect(await attempt('a', '4.4.4.4')).toBe('wrong_credentials')
    expect(await attempt('a', '4.4.4.4', right)).toBe('too_many_requests')
    expect(await attempt('a', '3.3.3.1', right)).toBe('too_many_requests')
    expect(await attempt('a', '5.5.5.5', right)).toBe('in')
  })

  it('of others do not count for a known device, whose own do', async () => {
    const { attempt } = limitsAt()
    for (let n = 0; n < 30; n++) await attempt('a', `3.3.3.${n}`)
    for (let n = 0; n < 5; n++) await attempt('a', '1.1.1.1')

    expect(await attempt('a', '1.1.1.1', right)).toBe('too_many_requests')
    expect(await attempt('a', '1.1.1.1', right, 'phone')).toBe('in')
    for (let n = 0; n < 5; n++) expect(await attempt('a', '1.1.1.1', wrong, 'phone')).toBe('wrong_credentials')
    expect(await attempt('a', '1.1.1.1', right, 'phone')).toBe('too_many_requests')
  })

  it('of many colleagues behind one address let in each who types right', async () => {
    const { attempt } = limitsAt()
    for (let n = 0; n < 80; n++) for (let time = 0; time < 2; time++) await attempt(`member${n}`, '1.1.1.1')

    for (let n = 0; n < 80; n++) expect(await attempt(`member${n}`, '1.1.1.1', right)).toBe('in')
    for (let n = 0; n < 40; n++) await attempt(`guess${n}`, '1.1.1.1')
    expect(await attempt('guess', '1.1.1.1')).toBe('too_many_requests')
  })
})
