import type { Look, OwnLineChange, OwnPlace } from '#shared/ledger/standings/own-line'
import { withFigures } from '#shared/ledger/standings/own-line'
import type { LiveState } from './live-state'

/** LP18: the state after a change that follows it; the same state for one that is known, nothing where one is missing. */
export function applyOwnLine(state: LiveState, change: OwnLineChange): LiveState | undefined {
  const { me } = state
  const { after, seq, figures } = change
  if (!me) return undefined
  if (after === undefined)
    return seq < me.seq ? state : { ...state, me: { ...me, place: placeAfter(me.place, change.place) } }
  if (seq <= me.seq) return state
  if (after !== me.seq) return undefined
  const standing = figures ? withFigures(me.standing, figures) : me.standing
  return { ...state, me: { seq, standing, place: placeAfter(me.place, change.place) } }
}

/** A place without a list is of the one that the screen was named last. */
function placeAfter(before: OwnPlace | undefined, change: OwnLineChange['place']): OwnPlace | undefined {
  if (change === undefined) return before
  if (change === null) return undefined
  const { board = before?.board, of = before?.of } = change
  return board === undefined || of === undefined ? undefined : { ...change, board, of }
}

export const withoutPlace = (state: LiveState): LiveState =>
  state.me ? { ...state, me: { ...state.me, place: undefined } } : state

/** Whether the page shows a place that the state does not have. */
export function lacksPlace({ me }: LiveState, look: Look | undefined): boolean {
  if (!me || !look) return false
  return me.place?.board !== look.board
}
