import { z } from 'zod'
import { ContestSummary, ContestView } from '#shared/contest/contests/contract'
import { SignedIn } from '#shared/platform/accounts/contract'

const whoKey = 'dangxian.who'
const contestKey = 'dangxian.contest'
/** start.js asks for its first picture. */
const shownKey = 'dangxian.shown'
const viewKey = 'dangxian.view'
/** `<account> <text>`: another account on this device does not read it. */
const pictureKey = 'dangxian.picture'

/** Keys of what features keep here of the account; they go with its session. */
export const forgottenOnSignOut = {
  territories: 'dangxian.territories',
  chosenTerritory: 'dangxian.territory',
} as const

const Remembered = z.object({ who: SignedIn, contests: z.array(ContestSummary) })
type Remembered = z.infer<typeof Remembered>

/** Keeps who was signed in, so that the page can start while the server cannot be reached. */
export function remember(last: Remembered): void {
  localStorage.setItem(whoKey, JSON.stringify(last))
}

export function remembered(): Remembered | null {
  try {
    return Remembered.parse(JSON.parse(localStorage.getItem(whoKey) ?? ''))
  } catch {
    return null
  }
}

export function rememberContest(id: string): void {
  localStorage.setItem(contestKey, id)
}

/** Keeps which contest was on the screen last, chosen or not. */
export function rememberShown(id: string | null): void {
  if (id) localStorage.setItem(shownKey, id)
}

/** Keeps what is sold in a contest and by whom, so that a sale can be logged while the server cannot be reached. */
export function rememberView(view: ContestView): void {
  localStorage.setItem(viewKey, JSON.stringify(view))
}

/** The contest as it was last seen, if it was that one. */
export function rememberedView(contestId: string | null): ContestView | undefined {
  try {
    const view = ContestView.parse(JSON.parse(localStorage.getItem(viewKey) ?? ''))
    return view.id === contestId ? view : undefined
  } catch {
    return undefined
  }
}

/** Keeps what the room showed this account; nothing where the browser has no place for it. */
export function rememberPicture(accountId: string, text: string): void {
  try {
    localStorage.setItem(pictureKey, `${accountId} ${text}`)
  } catch {
    localStorage.removeItem(pictureKey)
  }
}

export const hasPicture = (accountId: string): boolean =>
  localStorage.getItem(pictureKey)?.startsWith(`${accountId} `) ?? false

export function rememberedPicture(accountId: string): string | null {
  const [owner, text] = localStorage.getItem(pictureKey)?.split(/ (.*)/s) ?? []
  return owner === accountId ? (text ?? null) : null
}

export function forgetEverything(): void {
  localStorage.removeItem(whoKey)
  localStorage.removeItem(contestKey)
  localStorage.removeItem(shownKey)
  localStorage.removeItem(viewKey)
  localStorage.removeItem(pictureKey)
  for (const key of Object.values(forgottenOnSignOut)) localStorage.removeItem(key)
  // What a tab holds of a draft that is not saved.
  sessionStorage.clear()
}

/** The contest chosen before, else the newest running one that one takes part in, else the newest running, else the newest. */
export function contestToShow(contests: readonly ContestSummary[]): string | null {
  const before = localStorage.getItem(contestKey)
  if (contests.some((contest) => contest.id === before)) return before
  const newestFirst = [...contests].sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
  const isRunning = (contest: ContestSummary) => contest.status === 'running'
  const isMine = (contest: ContestSummary) => contest.participantId !== null
  const best =
    newestFirst.find((contest) => isRunning(contest) && isMine(contest)) ??
    newestFirst.find(isRunning) ??
    newestFirst.find(isMine) ??
    newestFirst[0]
  return best?.id ?? null
}
