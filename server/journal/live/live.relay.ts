import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { LiveNeighbours } from '#server/journal/live/live.neighbours'
import type { LiveServer, LiveSocket } from '#server/journal/live/live-sockets'
import { Room } from '#server/journal/live/room'
import { RoomReader } from '#server/journal/live/room.reader'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { HEAD_EVERY_MS, type JoinContest, type JoinReply, type LiveRefusal } from '#shared/live/protocol'

const TICK_MS = 1_000
const UNUSED_MS = 60_000
const ASLEEP_MS = 10_000
/** How long the farewell may take to reach the screens. */
const FAREWELL_MS = 100

const refused = (reason: LiveRefusal['reason']): LiveRefusal => ({ kind: 'refused', reason })

/** Sends each contest's journal to the screens that watch it on this server. A commit only wakes it. */
@Injectable()
export class LiveRelay implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger(LiveRelay.name)
  private readonly rooms = new Map<string, Room>()
  private io: LiveServer | undefined
  private timer: NodeJS.Timeout | undefined
  private ticks = 0
  private isLeaving = false
  private tickedAt = performance.now()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: RoomReader,
    private readonly journal: LiveJournal,
    private readonly neighbours: LiveNeighbours,
  ) {}

  onModuleInit(): void {
    this.journal.onCommit((contestId) => {
      this.wake(contestId)
      this.neighbours.tell(contestId)
    })
    void this.neighbours.listen((contestId) => {
      for (const id of contestId === undefined ? this.rooms.keys() : [contestId]) this.wake(id)
    })
    this.timer = setInterval(() => void this.tick().catch((error) => this.report(error)), TICK_MS).unref()
  }

  /** Whether it looks at the rooms as it should. */
  get isAwake(): boolean {
    return !this.isLeaving && performance.now() - this.tickedAt < ASLEEP_MS
  }

  /** Told after each sending, in milliseconds. */
  onSent: ((lagMs: number, windowMs: number) => void) | undefined

  get sockets(): number {
    return this.io?.engine.clientsCount ?? 0
  }

  attach(io: LiveServer): void {
    this.io = io
  }

  /** Notes that there is something to send, and sends it soon if anybody is watching. */
  wake(contestId: string): void {
    const room = this.rooms.get(contestId)
    if (!room) return
    room.markDirty()
    if (room.members.size > 0 && !this.isLeaving) room.look().catch((error) => this.report(error))
  }

  /** LP2, LP3: the answer to a socket's join; never throws. */
  async join(socket: LiveSocket, { contestId, seen }: JoinContest): Promise<JoinReply> {
    if (this.isLeaving) return refused('leaving')
    try {
      const { caller } = socket.data
      const room = await this.open(contestId, caller)
      if (!socket.connected) return refused('leaving')
      await room.enter(socket)
      await this.bringUpToDate(room)
      return await room.answer(caller, seen, socket)
    } catch (error) {
      if (error instanceof AppError) return refused('not_found')
      this.report(error)
      return refused('leaving')
    }
  }

  /** LP11: what a join would be told, for a screen without a socket; throws `not_found`. */
  async poll(caller: Caller, contestId: string, seen: JoinContest['seen']): Promise<JoinReply> {
    const room = await this.open(contestId, caller)
    await this.bringUpToDate(room)
    return room.answer(caller, seen)
  }

  /** How many screens of each TV and link of a contest are connected to this server. */
  watching(contestId: string): ReadonlyMap<string, number> {
    return this.rooms.get(contestId)?.watching() ?? new Map()
  }

  async leave(socket: LiveSocket, contestId: string): Promise<void> {
    await this.rooms.get(contestId)?.leave(socket)
  }

  leaveAll(socket: LiveSocket): void {
    for (const room of this.rooms.values()) void room.leave(socket)
  }

  /** LP7. */
  sendHeads(): void {
    for (const room of this.rooms.values()) room.sendHeads()
  }

  /** LP13: tells every screen when to come back, each at another moment, and lets them go. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true
    clearInterval(this.timer)
    const sockets = this.io ? [...this.io.of('/').sockets.values()] : []
    for (const socket of sockets)
      socket.emit('server:leaving', { comeBackInMs: Math.round(500 + Math.random() * 2_500) })
    if (sockets.length > 0) await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))
    this.io?.disconnectSockets(true)
    await this.neighbours.stop()
  }

  private newRoom(contestId: string): Room {
    return new Room(
      contestId,
      this.reader,
      () => this.io,
      (lagMs, windowMs) => this.onSent?.(lagMs, windowMs),
    )
  }

  /** The contest's room, for somebody who may watch it; everybody else is told `not_found`. */
  private async open(contestId: string, caller: Caller): Promise<Room> {
    const room = this.rooms.get(contestId) ?? this.newRoom(contestId)
    // It is listed before it reads, so that no commit from now on fails to wake it.
    this.rooms.set(contestId, room)
    try {
      if (!room.state) await room.look()
    } catch (error) {
      if (!room.state && room.members.size === 0 && this.rooms.get(contestId) === room) this.rooms.delete(contestId)
      throw error
    }
    const isOtherTv = caller.kind === 'display' && caller.contestId !== contestId
    if (isOtherTv || room.state?.contest.centerId !== caller.centerId) throw new AppError('not_found')
    return room
  }

  /** Other servers' commits are not known here until somebody looks. */
  private async bringUpToDate(room: Room): Promise<void> {
    if (this.neighbours.areThere || this.isBehind(room)) await room.look()
  }

  /** A draft changes without facts. */
  private isBehind(room: Room): boolean {
    const { state } = room
    if (!state || room.isDirty || state.contest.status === 'draft') return true
    return state.today !== this.reader.today(state.contest.timezone)
  }

  private async tick(): Promise<void> {
    this.ticks++
    const watched = [...this.rooms.values()].filter((room) => room.members.size > 0)
    if (this.neighbours.areThere) await this.findMissed(watched)
    for (const room of watched) {
      if (this.isBehind(room)) this.wake(room.contestId)
      room.dropUnread()
    }
    if (this.ticks % (HEAD_EVERY_MS / TICK_MS) === 0) this.sendHeads()
    const unusedSince = performance.now() - UNUSED_MS
    for (const room of this.rooms.values())
      if (room.members.size === 0 && room.usedAt < unusedSince) this.rooms.delete(room.contestId)
    this.tickedAt = performance.now()
  }

  /** One query for all rooms: a call of another server may have been lost. */
  private async findMissed(rooms: Room[]): Promise<void> {
    if (rooms.length === 0) return
    const ids = rooms.map((room) => room.contestId)
    const heads = await this.uow.read(
      () => this.uow.sql<{ id: string; headSeq: number }>`
        select "id", "headSeq" from contest where "id" in (${this.uow.list(ids)})`,
    )
    for (const { id, headSeq } of heads) if (headSeq !== this.rooms.get(id)?.state?.seq) this.wake(id)
  }

  private report(error: unknown): void {
    if (!this.isLeaving) this.log.error(error)
  }
}
