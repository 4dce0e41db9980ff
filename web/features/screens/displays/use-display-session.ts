import { readContest } from '#web/features/contest/contests/contests.api'
import {
  type DisplayAuth,
  seatByCookie,
  seatFor,
  tokenInAddress,
  unlessRefused,
  useDisplayAuth,
} from './use-display-auth'

const OFF_RETRY_MS = 20_000

/** The seat of a TV, by its token, its cookie, or the person who looks at a preview. */
export const useDisplaySession = (wishedContestId: () => string | undefined) =>
  useDisplayAuth(
    async () => (await seatByToken()) ?? (await seatByCookie('display')) ?? (await seatByPerson(wishedContestId())),
    { offRetryMs: OFF_RETRY_MS },
  )

/** The token leaves the address bar only when it has been answered, so that a reload before that loses nothing. */
async function seatByToken(): Promise<DisplayAuth | undefined> {
  const token = tokenInAddress()
  if (!token) return undefined
  const seat = await seatFor(token, 'display')
  history.replaceState(history.state, '', location.pathname + location.search)
  return seat
}

async function seatByPerson(contestId: string | undefined): Promise<DisplayAuth | undefined> {
  if (!contestId) return undefined
  const contest = await unlessRefused(readContest(contestId))
  return contest && { contestId: contest.id, as: 'person' }
}
