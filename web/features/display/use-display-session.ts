import { onScopeDispose, ref, shallowRef } from 'vue'
import { ContestView } from '#shared/contest'
import { DisplaySession } from '#shared/display'
import { ApiError, get, post } from '../../api/http'

/** Who the screen speaks for: its own cookie, or the person who is signed in on this device (a preview). */
export interface Seat {
  contestId: string
  as: 'display' | 'person'
}

/** `off`: the server knows neither a TV nor a person here. */
export type SeatStatus = 'asking' | 'seated' | 'off'

const RETRY_MS = [1_000, 2_000, 4_000, 8_000]
const OFF_RETRY_MS = 20_000

const isRefused = (failure: unknown): boolean => failure instanceof ApiError && !failure.isOutcomeUnknown

/** Gets the screen its seat and never gives up: a server that is away is asked again, without a touch. */
export function useDisplaySession(wishedContestId: () => string | undefined) {
  const status = ref<SeatStatus>('asking')
  const seat = shallowRef<Seat>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  async function ask(): Promise<void> {
    clearTimeout(timer)
    try {
      seat.value = (await seatByToken()) ?? (await seatByCookie()) ?? (await seatByPerson(wishedContestId()))
      status.value = seat.value ? 'seated' : 'off'
      failures = 0
      if (!seat.value) timer = setTimeout(() => void ask(), OFF_RETRY_MS)
    } catch {
      timer = setTimeout(() => void ask(), RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)])
    }
  }

  /** After the live state was refused: the seat may have been taken away, or only be asked for anew. */
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

/** The token leaves the address bar only when it has been answered, so that a reload before that loses nothing. */
async function seatByToken(): Promise<Seat | undefined> {
  const token = /^#(?:token=)?([\w-]{43})$/.exec(location.hash)?.[1]
  if (!token) return undefined
  try {
    const { contestId } = await post('/api/display-session', DisplaySession, { token })
    forgetToken()
    return { contestId, as: 'display' }
  } catch (failure) {
    if (!isRefused(failure)) throw failure
    forgetToken()
    return undefined
  }
}

const forgetToken = () => history.replaceState(history.state, '', location.pathname + location.search)

async function seatByCookie(): Promise<Seat | undefined> {
  const session = await unlessRefused(get('/api/display-session', DisplaySession))
  return session && { contestId: session.contestId, as: 'display' }
}

async function seatByPerson(contestId: string | undefined): Promise<Seat | undefined> {
  if (!contestId) return undefined
  const contest = await unlessRefused(get(`/api/contests/${contestId}`, ContestView))
  return contest && { contestId: contest.id, as: 'person' }
}

async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (failure) {
    if (isRefused(failure)) return undefined
    throw failure
  }
}
