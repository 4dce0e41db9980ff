import { Pool } from 'undici'

/** One request of a crowd that taps at the same instant. */
export interface Tap {
  path: string
  cookie: string
  body: unknown
}

/** How long each answer took, in ms; an answer that is neither 201 nor in `refusals` ends the bench. */
export async function tapAtOnce(
  { url, origin }: { url: string; origin: string },
  taps: readonly Tap[],
  refusals: readonly number[],
): Promise<number[]> {
  const pool = new Pool(url, { connections: taps.length, pipelining: 1 })
  const tap = async ({ path, cookie, body }: Tap, n: number): Promise<number> => {
    const headers = { origin, cookie, 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${n % 250}` }
    const sentAt = performance.now()
    const answer = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.body.text()
    if (![201, ...refusals].includes(answer.statusCode)) throw new Error(`${path}: ${answer.statusCode} ${text}`)
    return performance.now() - sentAt
  }
  try {
    return await Promise.all(taps.map(tap))
  } finally {
    await pool.close()
  }
}
