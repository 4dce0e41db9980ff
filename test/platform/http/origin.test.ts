import { describe, expect, it } from 'vitest'
import { useApp } from '#test/support/fixtures'
import { PASSWORD } from '#test/support/test-app'

describe('a write', () => {
  const { app, director } = useApp({ center: { login: 'boss' } })

  /** Node's own client, because fetch always says something. */
  const send = (method: string, headers: Record<string, string>) =>
    fetch(`${app.url}/api/sign-in`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify({ login: 'boss', password: PASSWORD }) }),
    })

  it('needs the origin of our own page', async () => {
    expect((await send('POST', { origin: app.origin })).status).toBe(200)
    for (const headers of [
      {},
      { origin: 'null' },
      { origin: 'http://evil.test' },
      { origin: 'https://dangxian.test' },
      { origin: 'http://dangxian.test:8080' },
      { origin: 'http://dangxian.test.evil.test' },
    ] as Record<string, string>[]) {
      const reply = await send('POST', headers)
      expect([headers, reply.status, ((await reply.json()) as { code: string }).code]).toEqual([
        headers,
        403,
        'wrong_origin',
      ])
    }
  })

  it('of a page opened by another address of the server says which one to open, and how to allow this one', async () => {
    const reply = await send('POST', { origin: app.url, 'accept-language': 'en' })

    expect(reply.status).toBe(403)
    expect(await reply.json()).toMatchObject({
      code: 'other_address',
      name: app.origin,
      message: expect.stringMatching(/Open http:\/\/dangxian\.test instead.*add it to PUBLIC_URL/),
    })
  })

  it('is announced as impossible when the page opens, by its address, and to no other page', async () => {
    const opened = async (referer?: string) =>
      (await fetch(`${app.url}/api/setup`, { headers: referer ? { referer } : {} })).json()
    const done = { isDone: true }

    expect(await opened(`${app.url}/sign-in`)).toEqual({ ...done, openInstead: app.origin })
    expect(await opened(`${app.origin}/sign-in`)).toEqual(done)
    expect(await opened('http://evil.test/')).toEqual(done)
    expect(await opened()).toEqual(done)
  })

  it('is refused when the browser says that another site sent it', async () => {
    const from = async (site: string) => (await send('POST', { origin: app.origin, 'sec-fetch-site': site })).status

    expect([await from('same-origin'), await from('none')]).toEqual([200, 200])
    expect([await from('cross-site'), await from('same-site')]).toEqual([403, 403])
  })

  it('is refused before anything happens, whatever its method', async () => {
    director.headers.origin = 'http://evil.test'

    const replies = [
      await director.post('/sign-out'),
      await director.put('/contests/x'),
      await director.patch('/accounts/x'),
      await director.delete('/me/sessions/x'),
      await director.post('/no-such-path'),
    ]

    expect(replies.map((reply) => reply.body.code)).toEqual(Array(5).fill('wrong_origin'))
    expect((await director.get('/me')).status).toBe(200)
  })
})
