import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { JournalRow } from '#server/journal/facts/fact.reader'
import { audienceOf, VIEW_AUDIENCES } from '#server/journal/facts/viewpoint'
import { shownTo } from '#server/live/audience-rules'
import { changedLists, listsFor } from '#server/live/changes'
import { dropIfUnread, type LiveServer, type LiveSocket, roomOf, seatedRoomOf } from '#server/live/live-sockets'
import { OwnLineSent } from '#server/live/own-line'
import { Past } from '#server/live/past'
import { Pictures } from '#server/live/pictures'
import type { RoomReader, StateUpdate } from '#server/live/room.reader'
import { enteredAt, replayFrom } from '#server/live/room-answers'
import type { RoomState } from '#server/live/room-state'
import { viewOf } from '#server/live/view'
import type { LikeCounts } from '#shared/ledger/likes/contract'
import type { Look } from '#shared/ledger/standings/own-line'
import { type Base, editsOf, packBatch } from '#shared/live/packed-batch'
import type { JoinContest, JoinReply, LiveBatch, LiveHead } from '#shared/live/protocol'

/** A screen in the room. It gets no own line before its join is answered. */
interface Member {
  socket: LiveSocket
  ownLine?: OwnLineSent | undefined
}

/** Sending one message costs about 20 µs, so that it never takes more than about a fifth of a core. */
const WINDOW_MS = { perMessage: 0.1, least: 10, most: 1_000 }

/** The screens of one contest on this server, and the state that was last sent to them. */
export class Room {
  readonly members = new Map<string, Member>()
  state: RoomState | undefined
  /** Whether there may be something to send. */
  isDirty = true
  usedAt = performance.now()
  /** LP3: what screens that come back may have seen. */
  readonly past = new Past()
  private pictured: Pictures | undefined
  private dirtyAt: number | undefined
  private needsFullState = false
  private freeAt = 0
  private running: Promise<void> = Promise.resolve()
  private next: Promise<void> | undefined

  constructor(
    readonly contestId: string,
    private readonly reader: RoomReader,
    private readonly io: () => LiveServer | undefined,
    /** Called after each sending: how long after the commit, and how long the next one has to wait. */
    private readonly onSent: (lagMs: number, windowMs: number) => void = () => {},
  ) {}

  /** Notes that there is something to send. */
  markDirty(): void {
    this.isDirty = true
    this.dirtyAt ??= performance.now()
  }

  /** Reads the journal and sends what is new. The reading begins after this call; concurrent callers share it. */
  refresh(): Promise<void> {
    this.next ??= this.refreshOnce()
    return this.next
  }

  private async refreshOnce(): Promise<void> {
    await this.running.catch(() => undefined)
    const wait = this.freeAt - performance.now()
    await (wait > 0 ? sleep(wait, undefined, { ref: false }) : nextTurn())
    this.next = undefined
    this.running = this.advance()
    await this.running
  }

  private async advance(): Promise<void> {
    const { needsFullState } = this
    const since = this.dirtyAt
    this.isDirty = false
    this.dirtyAt = undefined
    this.needsFullState = false
    try {
      this.publish(await this.reader.advance(this.contestId, this.state, needsFullState), since)
    } catch (error) {
      this.isDirty = true
      throw error
    }
  }

  /** LP2: the socket enters first; its answer is the state sent by then, and everything later reaches it. */
  async enter(socket: LiveSocket): Promise<void> {
    this.members.set(socket.id, { socket })
    await socket.join(roomOf(this.contestId, audienceOf(socket.data.caller)))
  }

  /** The number of connected screens of each TV and link, by display id. */
  watching(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { socket } of this.members.values()) {
      const { caller } = socket.data
      if (caller.kind === 'display') counts.set(caller.displayId, (counts.get(caller.displayId) ?? 0) + 1)
    }
    return counts
  }

  async leave(socket: LiveSocket): Promise<void> {
    if (!this.members.delete(socket.id)) return
    this.usedAt = performance.now()
    const { contestId } = this
    for (const name of [...VIEW_AUDIENCES.map((each) => roomOf(contestId, each)), seatedRoomOf(contestId)])
      await socket.leave(name)
  }

  /** LP3: what a socket that entered has missed, from memory, as of the last number sent. */
  async join(socket: LiveSocket, seen: JoinContest['seen'], look: Look | undefined): Promise<JoinReply> {
    const state = await this.current()
    const { caller } = socket.data
    const { participantId } = viewOf(caller, state)
    const standing = participantId === undefined ? undefined : state.line(participantId)
    const ownLine = standing && new OwnLineSent(state, standing, look)
    this.seat(socket, ownLine)
    const own = { now: this.reader.now(), ...(ownLine ? { me: ownLine.whole(state) } : {}) }
    const base = this.past.seen(seen, state)
    return base ? { ...replayFrom(base, state, caller), ...own } : enteredAt(state, caller, own.now)
  }

  /** LP18: the page of that socket shows another place from now on. */
  look(socket: LiveSocket, look: Look | undefined): void {
    const { state } = this
    const answer = state && this.members.get(socket.id)?.ownLine?.lookAt(look, state)
    if (answer) socket.emit('contest:me', answer)
  }

  /** LP8: what the state that was last sent is shown as, made once however many ask. */
  async pictures(): Promise<Pictures> {
    let state = await this.current()
    while (!state.isFull) {
      this.needsFullState = true
      await this.refresh()
      state = await this.current()
    }
    if (this.pictured?.state !== state) this.pictured = new Pictures(state)
    return this.pictured
  }

  async current(): Promise<RoomState> {
    this.usedAt = performance.now()
    if (!this.state) await this.refresh()
    return this.state ?? this.current()
  }

  /** LP7: the last number sent, never one that was only read. LP21: with the likes that have changed. */
  sendHeads(likes?: LikeCounts): void {
    const { state } = this
    const io = this.io()
    if (!state || !io || this.members.size === 0) return
    const { contestId } = this
    const { epoch } = state.contest
    const { seq, today, build } = state
    const now = this.reader.now()
    const head: LiveHead = { contestId, epoch, seq, today, now, build, ...(likes && { likes }) }
    io.to(VIEW_AUDIENCES.map((each) => roomOf(contestId, each)))
      .except(seatedRoomOf(contestId))
      .emit('contest:head', head)
    for (const [meSeq, ids] of this.seatedByOwnLine()) io.to(ids).emit('contest:head', { ...head, meSeq })
  }

  /** Sockets by the number of the own line last sent to them, so that a head is encoded once for each number. */
  private seatedByOwnLine(): Map<number, string[]> {
    const seated = new Map<number, string[]>()
    for (const { socket, ownLine } of this.members.values()) {
      if (!ownLine) continue
      const ids = seated.get(ownLine.seq)
      if (ids) ids.push(socket.id)
      else seated.set(ownLine.seq, [socket.id])
    }
    return seated
  }

  dropUnread(): void {
    for (const { socket } of this.members.values()) dropIfUnread(socket)
  }

  private seat(socket: LiveSocket, ownLine: OwnLineSent | undefined): void {
    const member = this.members.get(socket.id)
    if (!member) return
    member.ownLine = ownLine
    if (ownLine) void socket.join(seatedRoomOf(this.contestId))
    else void socket.leave(seatedRoomOf(this.contestId))
  }

  private publish({ state, rows, isContinuous }: StateUpdate, since: number | undefined): void {
    const before = this.state
    this.state = state
    if (!isContinuous) this.past.clear()
    else if (before && before !== state) this.past.add(before)
    if (!before || before === state || this.members.size === 0) return
    let sent = 0
    if (isContinuous && rows.length > 0) {
      this.sendBatches(before, state, rows)
      sent += this.members.size
    }
    if (isContinuous) sent += this.sendOwnLines(state)
    if (!isContinuous || before.today !== state.today) this.sendHeads()
    if (sent === 0) return
    const now = performance.now()
    const window = Math.min(WINDOW_MS.most, Math.max(WINDOW_MS.least, sent * WINDOW_MS.perMessage))
    this.freeAt = now + window
    this.onSent(now - (since ?? now), window)
    this.dropUnread()
  }

  /** LP5: one contiguous run, encoded once for each audience. */
  private sendBatches(before: RoomState, state: RoomState, rows: readonly JournalRow[]): void {
    const { contestId } = this
    const { epoch } = state.contest
    const lists = changedLists(before, state)
    const base = baseOf(before)
    const edits = editsOf(base, state.contest.view, lists, state.seq)
    for (const audience of VIEW_AUDIENCES) {
      const name = roomOf(contestId, audience)
      if (!this.io()?.of('/').adapter.rooms.has(name)) continue
      const events = rows.map((row) => shownTo(audience, row))
      const shown = listsFor(audience, lists, before, state)
      const batch: LiveBatch = { contestId, epoch, today: state.today, events, ...shown }
      this.io()
        ?.to(name)
        .emit('contest:batch', packBatch(batch, base, edits))
    }
  }

  private sendOwnLines(state: RoomState): number {
    let sent = 0
    for (const { socket, ownLine } of this.members.values()) {
      const change = ownLine?.changeTo(state)
      if (!change) continue
      socket.emit('contest:me', change)
      sent++
    }
    return sent
  }
}

/** What a screen shows that is as far as that state. */
const baseOf = ({ today, contest, boards, teams }: RoomState): Base => ({ today, contest: contest.view, boards, teams })
