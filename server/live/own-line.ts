import type { RoomState } from '#server/live/room-state'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import {
  figuresAfter,
  type Look,
  type OwnLineChange,
  type OwnPlace,
  type WholeOwnLine,
} from '#shared/ledger/standings/own-line'

/** A participant's own line, whole. */
export function wholeOwnLine(state: RoomState, standing: ParticipantStanding, look: Look | undefined): WholeOwnLine {
  const { participantId, teamId } = standing
  const place = look && state.placeOf(standing, look)
  const figures = figuresAfter(undefined, standing)
  return { seq: state.seq, participantId, teamId, figures, ...(place && { place }) }
}

/** LP18: what one screen was last sent of its own line. */
export class OwnLineSent {
  /** The number that it was sent with. */
  seq: number
  private place: OwnPlace | undefined
  private readonly epoch: string
  private readonly today: string

  constructor(
    state: RoomState,
    private standing: ParticipantStanding,
    private look: Look | undefined,
  ) {
    this.seq = state.seq
    this.place = look && state.placeOf(standing, look)
    this.epoch = state.contest.epoch
    this.today = state.today
  }

  whole(state: RoomState): WholeOwnLine {
    return wholeOwnLine(state, this.standing, this.look)
  }

  /** The page shows another place from now on; returns what to send for it, as of the state that was sent last. */
  lookAt(look: Look | undefined, state: RoomState): OwnLineChange | undefined {
    this.look = look
    this.place = look && state.placeOf(this.standing, look)
    return look && { contestId: state.contest.id, seq: state.seq, place: this.place ?? null }
  }

  /**
   * What the screen has to be sent to show that state. Nothing where all that it shows is unchanged, and of another day or
   * history, in which it has to join first.
   */
  changeTo(state: RoomState): OwnLineChange | undefined {
    const standing = state.line(this.standing.participantId)
    if (!standing || state.today !== this.today || state.contest.epoch !== this.epoch) return undefined
    const place = this.look && state.placeOf(standing, this.look)
    const placeChange = changeOf(this.place, place)
    if (standing === this.standing && placeChange === undefined) return undefined
    const figures = standing === this.standing ? undefined : figuresAfter(this.standing, standing)
    const change: OwnLineChange = { contestId: state.contest.id, after: this.seq, seq: state.seq }
    Object.assign(this, { seq: state.seq, standing, place })
    return { ...change, ...(figures && { figures }), ...(placeChange !== undefined && { place: placeChange }) }
  }
}

function changeOf(was: OwnPlace | undefined, is: OwnPlace | undefined): OwnLineChange['place'] {
  if (was?.rank === is?.rank && was?.gap === is?.gap && was?.of === is?.of && was?.isBelow === is?.isBelow)
    return undefined
  if (!was || !is || was.of !== is.of) return is ?? null
  const { rank, gap, isBelow } = is
  return { ...(rank !== undefined && { rank }), gap, ...(isBelow && { isBelow }) }
}
