import { onScopeDispose, ref, shallowRef } from 'vue'
import { type SpeaksAs } from '#shared/platform/auth/contract'
import type { DisplaySession } from '#shared/screens/displays/contract'
import { ApiError } from '#web/api/api-error'
import { openDisplaySession, readDisplaySession } from './displays.api'

/** Who the screen speaks for: the cookie of its own kind, or the person who is signed in on this device (a preview). */
export interface DisplayAuth {
  contestId: string
  as: SpeaksAs
  /** Absent where a person looks. */
  session?: DisplaySession
}

/** `off`: the server does not let this screen in. */
export type SeatStatus = 'asking' | 'seated' | 'off'

const RETRY_MS = [1_000, 2_000, 4_000, 8_000]

/** Gets the screen its seat and never gives up: a server that is away is asked again, without a touch. */
export function useDisplayAuth(
  find: () => Promise<DisplayAuth | undefined>,
  { offRetryMs }: { offRetryMs?: number } = {},
) {
  const status = ref<SeatStatus>('asking')
  const seat = shallowRef<DisplayAuth>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  async function ask(): Promise<void> {
    clearTimeout(timer)
    try {
      seat.value = await find()
      status.value = seat.value ? 'seated' : 'off'
      failures = 0
      if (!seat.value && offRetryMs) timer = setTimeout(() => void ask(), offRetryMs)
    } catch {
      timer = setTimeout(() => void ask(), RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)])
    }
  }

  /** After the live state was refused: asks whether the seat was revoked or only has to be renewed. */
  function askAgain(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), 1_000)
  }

  const onHash = () => void ask()
  globalThis.addEventListener('hashchange', onHash)
  onScopeDispose(() => {
    clearTimeout(timer)
    globalThis.removeEventListener('hashchange', onHash)
  })
  void ask()

  return { status, seat, askAgain }
}

/** The token in the address, if there is one. */
export const tokenInAddress = (): string | undefined => /^#(?:token=)?([\w-]{43})$/.exec(location.hash)?.[1]

/** A seat for a token: `undefined` if the server refuses it, an exception if no answer came. */
export async function seatFor(token: string, as: Exclude<SpeaksAs, 'person'>): Promise<DisplayAuth | undefined> {
  const kind = as === 'display' ? 'tv' : as
  const session = await unlessRefused(openDisplaySession({ token, kind }))
  return session && { contestId: session.contestId, as, session }
}

/** The seat that this browser was given before. */
export async function seatByCookie(as: Exclude<SpeaksAs, 'person'>): Promise<DisplayAuth | undefined> {
  const session = await unlessRefused(readDisplaySession(as))
  return session && { contestId: session.contestId, as, session }
}

export async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (failure) {
    if (failure instanceof ApiError && !failure.isOutcomeUnknown) return undefined
    throw failure
  }
}

/**
 * For links: the token stays in the address, so that the page can be sent on and opened again. A link that was revoked
 * stays so, whatever another one left on this device.
 */
export const useLinkAuth = (as: 'watch' | 'boss') =>
  useDisplayAuth(() => {
    const token = tokenInAddress()
    return token ? seatFor(token, as) : seatByCookie(as)
  })
