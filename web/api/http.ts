import { z } from 'zod'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { ErrorBody } from '#shared/platform/errors/errors'
import { BUILD_HEADER, NOW_HEADER } from '#shared/platform/time/stamp'
import { currentLanguage } from '#web/i18n/index'
import { takeBuild } from '#web/stamp/server-build'
import { takeAnsweredTime } from '#web/stamp/server-clock'
import { ApiError, localError } from './api-error'
import { dropEarly, takeEarly } from './early'

interface Options {
  signal?: AbortSignal
  timeoutMs?: number
  /** Which cookie authenticates, if not the signed-in person's. */
  as?: SpeaksAs
  /** Of a body that is a file. */
  contentType?: string
}

const defaultTimeoutMs = 15_000

async function send(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  const isFile = body instanceof Blob
  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs)
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() }
  if (options.as && options.as !== 'person') headers['x-dangxian-as'] = options.as
  if (body !== undefined)
    headers['content-type'] = isFile ? (options.contentType ?? 'application/octet-stream') : 'application/json'
  if (method !== 'GET') dropEarly()
  const early = method === 'GET' && !options.as ? takeEarly(path) : undefined
  const askedAt = early?.at ?? performance.now()
  const ask = () =>
    fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined || isFile ? body : JSON.stringify(body),
      signal: options.signal ? anySignal(options.signal, timeout) : timeout,
    })
  try {
    const response = await (early ? inTime(timeout, early.answer.catch(ask)) : ask())
    takeBuild(response.headers.get(BUILD_HEADER))
    takeAnsweredTime(response.headers.get(NOW_HEADER), performance.now() - askedAt)
    return response
  } catch (failure) {
    if (options.signal?.aborted) throw failure
    throw localError('offline')
  }
}

// AbortSignal.any needs Chrome 116 and Safari 17.4.
function anySignal(...signals: AbortSignal[]): AbortSignal {
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason)
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
  }
  return controller.signal
}

function inTime<T>(signal: AbortSignal, answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, refuse) => {
    signal.addEventListener('abort', () => refuse(signal.reason), { once: true })
  })
  return Promise.race([answer, late])
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns the answer as `answer` parsed it; throws `ApiError` for everything else. */
export async function request<Answer extends z.ZodType>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  answer: Answer,
  body?: unknown,
  options: Options = {},
): Promise<z.infer<Answer>> {
  const response = await send(method, path, body, options)
  const json = await readJson(response)
  if (!response.ok) {
    const refusal = ErrorBody.safeParse(json)
    // A proxy answers with pages of its own while the server behind it is down.
    throw refusal.success ? new ApiError(refusal.data) : localError(response.status >= 500 ? 'offline' : 'unreadable')
  }
  const parsed = answer.safeParse(json)
  if (!parsed.success) throw localError('unreadable')
  return parsed.data
}

/** `get('/api/…', View)` */
export const get = <A extends z.ZodType>(path: string, answer: A, options?: Options): Promise<z.infer<A>> =>
  request('GET', path, answer, undefined, options)
/** `post('/api/…', View, input)` */
export const post = <A extends z.ZodType>(path: string, answer: A, body: unknown = {}, options?: Options) =>
  request('POST', path, answer, body, options)
/** `put('/api/…', View, input)` */
export const put = <A extends z.ZodType>(path: string, answer: A, body: unknown, options?: Options) =>
  request('PUT', path, answer, body, options)
/** `patch('/api/…', View, input)` */
export const patch = <A extends z.ZodType>(path: string, answer: A, body: unknown, options?: Options) =>
  request('PATCH', path, answer, body, options)
/** `del('/api/…')` */
export const del = <A extends z.ZodType>(path: string, answer: A, options?: Options): Promise<z.infer<A>> =>
  request('DELETE', path, answer, undefined, options)

/** For answers without a body. */
export const NoContent = z.undefined()
/** `sendFile('/api/…', View, file)`: its bytes unchanged; allows two minutes. */
export const sendFile = <A extends z.ZodType>(path: string, answer: A, file: File): Promise<z.infer<A>> =>
  request('POST', path, answer, file, { timeoutMs: 120_000 })
