import type { RoomState } from '#server/live/room-state'
import type { JoinContest } from '#shared/live/protocol'

/** How many states of before a room keeps, to say what changed since: some seconds of a rush, hours of a quiet day. */
const KEPT = 48

/** The states that were sent to a room before the one that is. */
export class Past {
  private states: RoomState[] = []

  add(state: RoomState): void {
    state.fade()
    this.states.push(state)
    if (this.states.length > KEPT) this.states.shift()
  }

  clear(): void {
    this.states = []
  }

  /** LP3: the state that was seen, where the changes from it to `now` can be sent. */
  seen(seen: JoinContest['seen'], now: RoomState): RoomState | undefined {
    if (!seen || seen.epoch !== now.contest.epoch || seen.today !== now.today) return undefined
    if (seen.seq === now.seq) return now
    if (!now.canReplayFrom(seen.seq)) return undefined
    return this.states.findLast(
      ({ seq, today, contest }) =>
        seq === seen.seq && today === now.today && contest.epoch === seen.epoch && isSameRevision(contest, now.contest),
    )
  }
}

const isSameRevision = (a: RoomState['contest'], b: RoomState['contest']): boolean => a.revision === b.revision
