import type { LivePart, LiveRest } from '#shared/live/protocol'
import { follow, isOfView, type LiveState, type Run } from './live-state'

/**
 * LP19: the state with one list whole. The answer is of a number of its own: `early` where the screen has not come that
 * far, `unfit` where what happened since is not known any more, so that it has to be asked for again.
 */
export function withPart(
  state: LiveState,
  part: LivePart,
  answer: LiveRest,
  runs: readonly Run[],
): LiveState | 'early' | 'unfit' {
  if (!isOfView(state, answer)) return 'unfit'
  if (answer.seq > state.seq) return 'early'
  const whole = taken(state, part, answer)
  if (!whole) return 'unfit'
  const then = runs
    .map((run) => ({ ...run, events: run.events.filter((event) => event.seq > answer.seq) }))
    .filter((run) => run.last > answer.seq)
  const isKnown = answer.seq + then.reduce((sum, run) => sum + run.events.length, 0) === state.seq
  if (!isKnown) return 'unfit'
  const { contest, pledges, feed, lines, holds } = then.reduce(follow, whole)
  const people = part === 'people' ? contest : state.contest
  const value = { people: {}, pledges: { pledges }, feed: { feed }, lines: { lines } }[part]
  return { ...state, contest: people, ...value, holds }
}

/** The state at the answer's number; only what the part holds is right in it. */
function taken(state: LiveState, part: LivePart, answer: LiveRest): LiveState | undefined {
  const { people, plan, pledges, feed, lines, seq } = answer
  if (!answer[part]) return undefined
  const contest = people ? { ...state.contest, participants: people, plan: plan ?? '' } : state.contest
  const value = { ...(pledges && { pledges }), ...(feed && { feed }), ...(lines && { lines }) }
  return { ...state, seq, contest, ...value, holds: [...state.holds.filter((each) => each !== part), part] }
}
