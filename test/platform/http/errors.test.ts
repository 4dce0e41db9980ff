import { afterEach, describe, expect, it, vi } from 'vitest'
import { AccountsService } from '#server/platform/accounts/accounts.service'
import { StorageFailed } from '#server/platform/database/unit-of-work'
import { ErrorBody } from '#shared/platform/errors/errors'
import type { Reply } from '#test/support/client'
import { useApp } from '#test/support/fixtures'
import { aLogin, PASSWORD, TestApp } from '#test/support/test-app'

describe('a refusal', () => {
  const { app, director } = useApp({ center: { login: 'boss' } })
  afterEach(() => vi.restoreAllMocks())

  const lines = () => app.logLines.map((line) => JSON.parse(line) as Record<string, unknown>)

  it('names an unknown field', async () => {
    const reply = await director.post('/accounts', {
      role: 'member',
      name: '张三',
      login: aLogin(),
      password: PASSWORD,
      isAdmin: true,
    })

    expect(reply.status).toBe(400)
    expect(ErrorBody.parse(reply.body).code).toBe('invalid_input')
    expect(JSON.stringify(reply.body)).toContain('isAdmin')
  })

  it('speaks the language of the browser', async () => {
    const inEnglish = await app.anonymous().get<ErrorBody>('/me', { 'accept-language': 'en-GB,en;q=0.9' })
    const inChinese = await app.anonymous().get<ErrorBody>('/me', { 'accept-language': 'fr' })

    expect(inEnglish.body).toEqual({ code: 'unauthenticated', message: 'Please sign in first.' })
    expect(inChinese.body).toEqual({ code: 'unauthenticated', message: '请先登录。' })
  })

  it('of broken JSON, a wrong content type, a wrong address or too much of it has the same body', async () => {
    const send = async (body: string, contentType = 'application/json') => {
      const headers = { 'content-type': contentType, origin: app.origin }
      const reply = await fetch(`${app.url}/api/sign-in`, { method: 'POST', headers, body })
      return [reply.status, ErrorBody.parse(await reply.json()).code]
    }

    expect(await send('{"login":')).toEqual([400, 'invalid_input'])
    expect(await send('<a/>', 'text/xml')).toEqual([400, 'invalid_input'])
    expect(await send(JSON.stringify({ login: 'x'.repeat(300_000) }))).toEqual([413, 'payload_too_large'])
    expect(await send('{"__proto__":{"role":"director"}}')).toEqual([400, 'invalid_input'])
    const malformed = await fetch(`${app.url}/api/%zz`)
    expect([malformed.status, ErrorBody.parse(await malformed.json()).code]).toEqual([400, 'invalid_input'])
  })

  it('of something unexpected is a 500 with a reference that finds its one error line, and tells nothing else', async () => {
    const failure = new Error('disk of the neighbour', { cause: new Error('deep down') })
    vi.spyOn(app.get(AccountsService), 'list').mockRejectedValue(Object.assign(failure, { parameters: ['geheim-77'] }))

    const reply = await director.get<ErrorBody>('/accounts')

    expect(reply.status).toBe(500)
    expect(reply.body).toEqual({ code: 'internal', message: expect.any(String), reference: expect.any(String) })
    const about = lines().filter((line) => line.reqId === reply.body.reference && line.level === 50)
    expect(about).toHaveLength(1)
    expect(about[0]?.error).toMatch(/disk of the neighbour[\s\S]*errors\.test[\s\S]*deep down/)
    expect(app.logLines.join()).not.toContain('geheim-77')
  })

  it('of a failing disk says that the same may be sent again', async () => {
    vi.spyOn(app.get(AccountsService), 'list').mockRejectedValue(new StorageFailed('no space left'))

    const reply = await director.get<ErrorBody>('/accounts')

    expect([reply.status, reply.body.code]).toEqual([503, 'storage_failed'])
  })
})

describe('the log', () => {
  it('has one line per request, without passwords, tokens, cookies and queries', async () => {
    const app = await TestApp.start()
    const director = await app.setUp({ login: 'boss' })
    await app.anonymous().signIn('boss', 'geheim-pass-1')
    await director.get('/audit?before=77')
    await director.get('/health/live')
    const cookie = director.cookie.split('=')[1] ?? ''
    await director.post('/sign-out')
    await app.stop()

    const requests = app.logLines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request')
    expect(requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'POST /api/setup 201',
      'POST /api/sign-in 401',
      'GET /api/audit 200',
      'POST /api/sign-out 204',
    ])
    expect(new Set(requests.map((line) => line.reqId)).size).toBe(4)
    const text = app.logLines.join('')
    for (const secret of [PASSWORD, 'geheim-pass-1', cookie, 'before=77', 'argon2']) expect(text).not.toContain(secret)
  })
})

const AT_ONCE = 50

describe('too many requests', () => {
  it('from one address are refused with a wait, those for health and pages excepted', async () => {
    const app = await TestApp.start({ config: { hasRateLimits: true } })
    const client = app.anonymous()
    let refused: Reply<ErrorBody> | undefined
    for (let n = 0; n < 1_600 && !refused; n += AT_ONCE) {
      const replies = await Promise.all(Array.from({ length: AT_ONCE }, () => client.post<ErrorBody>('/sign-out')))
      refused = replies.find(({ status }) => status === 429)
    }

    expect(refused?.status).toBe(429)
    expect(ErrorBody.parse(refused?.body)).toMatchObject({ code: 'too_many_requests' })
    expect(refused?.body.retryAfterS).toBeLessThanOrEqual(60)
    expect((await client.get('/setup')).status).toBe(200)
    expect((await client.get('/health/ready')).status).toBe(200)
    await app.stop()
  })
})
