import { NO_TOTALS, type TeamStanding } from '#shared/ledger/standings/contract'
import { type Day, dayOf } from '#shared/platform/time/time'
import { ownBuild } from '#web/stamp/server-build'
import { serverNow } from '#web/stamp/server-clock'
import type { LiveState } from './live-state'

/** What a room looked like when it was last heard of. */
export interface KeptPicture {
  state: LiveState
  /** By the server's clock. */
  at: string
}

/** A browser keeps 5 MB for everything; a room of 300 people has a tenth of this. */
const MOST_CHARACTERS = 1_000_000

/** The picture as text; everyone's totals, which only directors see, are left out. Nothing where it is too large. */
export function writePicture({ state, at }: KeptPicture): string | undefined {
  const holds = state.holds.filter((part) => part !== 'lines')
  const text = JSON.stringify({ build: ownBuild(), at, state: { ...state, lines: undefined, holds } })
  return text.length > MOST_CHARACTERS ? undefined : text
}

/**
 * The picture of that contest as it is known now: nothing is known yet of a day that has begun since. Another build may
 * have written it otherwise; the page of this one has come with a signal, and so has its first picture.
 */
export function readPicture(text: string, contestId: string): KeptPicture | undefined {
  try {
    const { build, at, state }: KeptPicture & { build?: string } = JSON.parse(text)
    if (build !== ownBuild() || state.contest.id !== contestId) return undefined
    const day = dayOf(serverNow(), state.contest.timezone)
    return { at, state: day === state.today ? state : dayBegun(state, day) }
  } catch {
    return undefined
  }
}

function dayBegun(state: LiveState, today: Day): LiveState {
  const begun = <Line extends Pick<TeamStanding, 'today'>>(line: Line): Line => ({ ...line, today: NO_TOTALS })
  return {
    ...state,
    today,
    teams: state.teams.map(begun),
    boards: Object.fromEntries(Object.entries(state.boards).filter(([key]) => !key.startsWith('today:'))),
    pledges: [],
    ritual: { ...state.ritual, meetings: [], absent: [] },
    me: state.me && { ...state.me, standing: begun(state.me.standing) },
  }
}
