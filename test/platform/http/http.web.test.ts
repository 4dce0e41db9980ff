import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ApiError } from '#web/api/api-error'
import { get, NoContent, post } from '#web/api/http'
import { newRequestId } from '#web/api/request-id'
import { chooseLanguage } from '#web/i18n/index'

const View = z.object({ id: z.string() })
const answers = (answer: () => Response | Promise<Response>) => {
  const fetch = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(async () => answer())
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const failure = (wait: Promise<unknown>): Promise<ApiError> =>
  wait.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => {
      if (!(error instanceof ApiError)) throw error
      return error
    },
  )

describe('asking the server', () => {
  beforeAll(() => chooseLanguage('zh-CN'))
  afterEach(() => vi.unstubAllGlobals())

  it('sends JSON in the language of the page and gives back what was parsed', async () => {
    const fetch = answers(() => Response.json({ id: 'a', extra: 1 }))

    expect(await post('/api/x', View, { quantity: 2 })).toEqual({ id: 'a' })
    expect(fetch.mock.calls[0]).toMatchObject([
      '/api/x',
      { method: 'POST', body: '{"quantity":2}', credentials: 'same-origin', headers: { 'accept-language': 'zh-CN' } },
    ])
  })

  it('accepts an answer without a body', async () => {
    answers(() => new Response(null, { status: 204 }))

    expect(await post('/api/x', NoContent)).toBeUndefined()
  })

  it('turns a refusal into its code, its sentence and its fields', async () => {
    const fields = [{ path: 'lines.0.quantity', message: '数量至少是 1', code: 'quantity_not_positive' }]
    answers(() =>
      Response.json({ code: 'too_many_requests', message: '请稍等', fields, retryAfterS: 7 }, { status: 429 }),
    )

    const error = await failure(get('/api/x', View))

    expect(error).toMatchObject({ code: 'too_many_requests', message: '请稍等', fields, retryAfterS: 7 })
    expect(error.isOutcomeUnknown).toBe(false)
  })

  it('calls a network that fails, and a proxy that speaks for an absent server, offline', async () => {
    answers(() => Promise.reject(new TypeError('Failed to fetch')))
    const failed = await failure(get('/api/x', View))
    answers(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    const proxied = await failure(get('/api/x', View))

    expect([failed.code, proxied.code]).toEqual(['offline', 'offline'])
    expect(failed.message).toContain('网络')
    expect(failed.isOutcomeUnknown).toBe(true)
  })

  it('does not let an answer through that is not what the contract says', async () => {
    answers(() => Response.json({ id: 7 }))

    expect((await failure(get('/api/x', View))).code).toBe('unreadable')
  })

  it('gives up when the caller does, as an abort and not as a refusal', async () => {
    vi.stubGlobal(
      'fetch',
      (_: string, init: RequestInit) =>
        new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    )
    const caller = new AbortController()
    const wait = get('/api/x', View, { signal: caller.signal })
    caller.abort()

    await expect(wait).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('numbers its requests with random UUIDs without crypto.randomUUID', () => {
    const ids = Array.from({ length: 200 }, newRequestId)

    expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true)
    expect(new Set(ids).size).toBe(200)
  })
})
