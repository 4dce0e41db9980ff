import type { Look } from '#shared/ledger/standings/own-line'
import { LIVE_PROTOCOL, type LivePart, type LiveRefusal } from '#shared/live/protocol'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { NOW_HEADER } from '#shared/platform/time/stamp'
import { takeEarly } from '#web/api/early'
import type { Seen } from './live-link'
import { Patience } from './patience'

const REFUSALS: Record<number, LiveRefusal['reason']> = { 401: 'unauthenticated', 403: 'not_found', 404: 'not_found' }
/** How long a line may be silent before or within an answer. */
const SILENT_MS = 10_000
const patience = new Patience(SILENT_MS)

interface Slow {
  response: Response
  body: unknown
  /** Whether it was asked for before this page was loaded. */
  isEarly: boolean
}

/** Throws where no answer comes, or the line falls silent; a slow answer that keeps coming is waited for. */
async function fetchSlowly(path: string, as: SpeaksAs): Promise<Slow> {
  const silence = new AbortController()
  const silent = new Promise<never>((_, refuse) => {
    silence.signal.addEventListener('abort', () => refuse(silence.signal.reason), { once: true })
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let heardAt = performance.now()
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(new DOMException('The line is silent', 'TimeoutError')), patience.ms)
  }
  const heard = () => {
    const now = performance.now()
    patience.came(now - heardAt)
    heardAt = now
    listen()
  }
  const read = async (): Promise<Slow> => {
    const early = as === 'person' ? takeEarly(path)?.answer : undefined
    const response = await (early ??
      fetch(path, {
        credentials: 'same-origin',
        headers: { accept: 'application/json', ...(as === 'person' ? {} : { 'x-dangxian-as': as }) },
        signal: silence.signal,
      }))
    heard()
    const body: unknown = response.ok ? JSON.parse(await textOf(response, heard)) : undefined
    return { response, body, isEarly: early !== undefined }
  }
  listen()
  try {
    return await Promise.race([read(), silent])
  } catch (failure) {
    if (silence.signal.aborted) patience.ranOut()
    throw failure
  } finally {
    clearTimeout(timer)
  }
}

async function textOf(response: Response, heard: () => void): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return response.text()
  const decoder = new TextDecoder()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard()
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

/** LP11: a join's answer by HTTP; throws when none comes. */
export async function poll(
  contestId: string,
  as: SpeaksAs,
  seen: Seen | undefined,
  look: Look | undefined,
): Promise<unknown> {
  const query = new URLSearchParams({ protocol: String(LIVE_PROTOCOL) })
  for (const [key, value] of Object.entries(seen ?? {})) query.set(key, String(value))
  if (seen && look) query.set('board', look.board)
  const { response, body, isEarly } = await fetchSlowly(`/api/contests/${contestId}/live?${query}`, as)
  const reason = REFUSALS[response.status]
  if (reason) return { kind: 'refused', reason }
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  // A snapshot that many share holds no time, and how old an answer from before the page's load is, is not known.
  const now = isEarly ? undefined : (response.headers.get(NOW_HEADER) ?? undefined)
  return { now, ...(body as object) }
}

/** LP19: one list of the room, whole. */
export async function fetchPart(contestId: string, as: SpeaksAs, part: LivePart): Promise<unknown> {
  const { response, body } = await fetchSlowly(`/api/contests/${contestId}/live/${part}`, as)
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  return body
}
