import type { LiveRefusal } from '#shared/live/protocol'
import { LIVE_PROTOCOL } from '#shared/live/protocol'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import type { Seen } from './live-link'

const REFUSALS: Record<number, LiveRefusal['reason']> = { 401: 'unauthenticated', 403: 'not_found', 404: 'not_found' }

/** A join's answer by HTTP, for a device that no socket reaches; throws when none comes. */
export async function poll(contestId: string, as: SpeaksAs, seen: Seen | undefined): Promise<unknown> {
  const query = new URLSearchParams({ protocol: String(LIVE_PROTOCOL) })
  for (const [key, value] of Object.entries(seen ?? {})) query.set(key, String(value))
  const response = await fetch(`/api/contests/${contestId}/live?${query}`, {
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(as === 'person' ? {} : { 'x-dangxian-as': as }) },
    signal: AbortSignal.timeout(5_000),
  })
  const reason = REFUSALS[response.status]
  if (reason) return { kind: 'refused', reason }
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  return response.json()
}
