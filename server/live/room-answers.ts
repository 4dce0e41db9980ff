import { createHash } from 'node:crypto'
import { shownTo } from '#server/live/audience-rules'
import { changedLists, listsFor } from '#server/live/changes'
import { wholeOwnLine } from '#server/live/own-line'
import type { Past } from '#server/live/past'
import type { Pictures } from '#server/live/pictures'
import type { RoomState } from '#server/live/room-state'
import { keyOf, viewOf } from '#server/live/view'
import type { Caller } from '#server/platform/auth/caller'
import type { GzipStart } from '#server/platform/http/gzip-start'
import type { Look } from '#shared/ledger/standings/own-line'
import type { JoinContest, LiveEntered, LivePart, LiveReplay } from '#shared/live/protocol'

/** What an HTTP request is answered with: a value, or a text that many share but for its end. */
export type HttpAnswer = { value: object } | { etag: string; start: GzipStart; end: string }

/** What of a room an answer is made of. */
interface Showing {
  past: Past
  current(): Promise<RoomState>
  pictures(): Promise<Pictures>
}

function placeOf(state: RoomState, caller: Caller) {
  const { contest, seq, today, build } = state
  return { epoch: contest.epoch, seq, today, build, view: keyOf(viewOf(caller, state)) }
}

/** LP3: what happened between two states, as one batch would say it. */
export function replayFrom(base: RoomState, state: RoomState, caller: Caller): LiveReplay {
  const { audience } = viewOf(caller, state)
  const events = state.after(base.seq).map((row) => shownTo(audience, row))
  const lists = listsFor(audience, changedLists(base, state), base, state)
  return { kind: 'replay', ...placeOf(state, caller), events, ...lists }
}

export const enteredAt = (state: RoomState, caller: Caller, now: string): LiveEntered => ({
  kind: 'entered',
  ...placeOf(state, caller),
  now,
})

/** LP11: a replay where it is possible, else a snapshot. */
export async function pollAnswer(
  room: Showing,
  caller: Caller,
  { seen, look }: Pick<JoinContest, 'seen' | 'look'>,
): Promise<HttpAnswer> {
  if (seen) {
    const state = await room.current()
    const base = room.past.seen(seen, state)
    if (base) return { value: { ...replayFrom(base, state, caller), ...ownLineOf(state, caller, look) } }
  }
  const pictures = await room.pictures()
  const { state } = pictures
  const start = await pictures.snapshot(viewOf(caller, state))
  const own = JSON.stringify(ownLineOf(state, caller)).slice(1)
  return { etag: etagOf('snapshot', state, caller), start, end: own === '}' ? own : `,${own}` }
}

/** LP19. */
export async function restAnswer(room: Showing, caller: Caller, part: LivePart): Promise<HttpAnswer> {
  const pictures = await room.pictures()
  const { state } = pictures
  const start = await pictures.rest(part, viewOf(caller, state))
  return { etag: etagOf(part, state, caller), start, end: '}' }
}

/** LP18: with the place that the first page shows, unless another one is asked for. */
function ownLineOf(state: RoomState, caller: Caller, look: Look = { board: 'whole:points' }): Pick<LiveReplay, 'me'> {
  const { participantId } = viewOf(caller, state)
  const standing = participantId === undefined ? undefined : state.line(participantId)
  return standing ? { me: wholeOwnLine(state, standing, look) } : {}
}

/** All that the answer depends on; a draft changes without a number. */
function etagOf(what: string, state: RoomState, caller: Caller): string {
  const { contest, seq, today, build } = state
  const { participantId } = viewOf(caller, state)
  const parts = [what, contest.epoch, seq, today, contest.revision, build, keyOf(viewOf(caller, state)), participantId]
  return `W/"${createHash('sha256').update(parts.join()).digest('base64url').slice(0, 22)}"`
}
