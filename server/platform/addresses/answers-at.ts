import { BUILD_HEADER } from '#shared/platform/time/stamp'

const ASK_MS = 5_000

/** Whether this build of the server answers at an origin, through whatever proxy. */
export async function answersAt(origin: string, build: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/api/health/live`, { redirect: 'error', signal: AbortSignal.timeout(ASK_MS) })
    return answer.ok && answer.headers.get(BUILD_HEADER) === build
  } catch {
    return false
  }
}
