import { setTimeout as sleep } from 'node:timers/promises'
import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { LikesService } from '#server/ledger/likes/likes.service'
import { ClusterNotifier } from '#server/live/live.cluster'
import type { LiveServer, LiveSocket } from '#server/live/live-sockets'
import { Room } from '#server/live/room'
import { RoomReader } from '#server/live/room.reader'
import { type HttpAnswer, pollAnswer, restAnswer } from '#server/live/room-answers'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import {
  HEAD_EVERY_MS,
  type JoinContest,
  type JoinReply,
  type LivePart,
  type LiveRefusal,
  type LookAtPlace,
} from '#shared/live/protocol'

const TICK_MS = 1_000
const UNUSED_MS = 60_000
const STALLED_MS = 10_000
/** A head that waits longer for its likes goes without them; the next one has them. */
const LIKES_MS = 1_000
/** Time for the retry hint to reach the screens. */
const LEAVING_MS = 100

const refused = (reason: LiveRefusal['reason']): LiveRefusal => ({ kind: 'refused', reason })

/** Sends the journal of each contest to the screens that watch it on this server. A commit only wakes it. */
@Injectable()
export class LiveRelay implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger(LiveRelay.name)
  private readonly rooms = new Map<string, Room>()
  private io: LiveServer | undefined
  private timer: NodeJS.Timeout | undefined
  private ticks = 0
  private isLeaving = false
  private likedAt: Date | undefined
  private isAskingLikes = false
  private tickedAt = performance.now()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly reader: RoomReader,
    private readonly journal: LiveJournal,
    private readonly cluster: ClusterNotifier,
    private readonly likes: LikesService,
  ) {}

  onModuleInit(): void {
    this.journal.onCommit((contestId) => {
      this.wake(contestId)
      this.cluster.notify(contestId)
    })
    void this.cluster.listen((contestId) => {
      for (const id of contestId === undefined ? this.rooms.keys() : [contestId]) this.wake(id)
    })
    this.timer = setInterval(() => void this.tick().catch((error) => this.report(error)), TICK_MS).unref()
  }

  /** Whether its timer runs as it should. */
  get isAwake(): boolean {
    return !this.isLeaving && performance.now() - this.tickedAt < STALLED_MS
  }

  /** Called after each sending, in milliseconds. */
  onSent: ((lagMs: number, windowMs: number) => void) | undefined

  get sockets(): number {
    return this.io?.engine.clientsCount ?? 0
  }

  attach(io: LiveServer): void {
    this.io = io
  }

  /** Notes that there is something to send, and sends it soon if a screen is watching. */
  wake(contestId: string): void {
    const room = this.rooms.get(contestId)
    if (!room) return
    room.markDirty()
    if (room.members.size > 0 && !this.isLeaving) room.refresh().catch((error) => this.report(error))
  }

  /** LP2, LP3: the answer to a socket's join; never throws. */
  async join(socket: LiveSocket, { contestId, seen, look }: JoinContest): Promise<JoinReply> {
    if (this.isLeaving) return refused('leaving')
    try {
      const { caller } = socket.data
      const room = await this.open(contestId, caller)
      if (!socket.connected) return refused('leaving')
      await room.enter(socket)
      await this.bringUpToDate(room)
      return await room.join(socket, seen, look)
    } catch (error) {
      if (error instanceof AppError) return refused('not_found')
      this.report(error)
      return refused('leaving')
    }
  }

  /** LP11: what a screen has missed, or else a snapshot; throws `not_found`. */
  async poll(
    caller: Caller,
    contestId: string,
    { seen, look }: Pick<JoinContest, 'seen' | 'look'>,
  ): Promise<HttpAnswer> {
    const room = await this.open(contestId, caller)
    await this.bringUpToDate(room)
    return pollAnswer(room, caller, { seen, look })
  }

  /** LP19: one list, whole; throws `not_found`. */
  async rest(caller: Caller, contestId: string, part: LivePart): Promise<HttpAnswer> {
    const room = await this.open(contestId, caller)
    await this.bringUpToDate(room)
    return restAnswer(room, caller, part)
  }

  /** How many screens of each TV and link of a contest are connected to this server. */
  watching(contestId: string): ReadonlyMap<string, number> {
    return this.rooms.get(contestId)?.watching() ?? new Map()
  }

  async leave(socket: LiveSocket, contestId: string): Promise<void> {
    await this.rooms.get(contestId)?.leave(socket)
  }

  /** LP18. */
  look(socket: LiveSocket, { contestId, look }: LookAtPlace): void {
    this.rooms.get(contestId)?.look(socket, look ?? undefined)
  }

  leaveAll(socket: LiveSocket): void {
    for (const room of this.rooms.values()) void room.leave(socket)
  }

  /** LP7, LP21. */
  async sendHeads(): Promise<void> {
    const watched = [...this.rooms.values()].filter((room) => room.members.size > 0)
    const likes = await this.changedLikes(watched)
    for (const room of watched) room.sendHeads(likes?.get(room.contestId))
  }

  /** A head does not wait for a database that does not answer. */
  private async changedLikes(rooms: readonly Room[]) {
    if (rooms.length === 0 || this.isAskingLikes) return undefined
    const since = this.likedAt
    const now = new Date(this.reader.now())
    const ids = rooms.map((room) => room.contestId)
    this.isAskingLikes = true
    const asked = this.likes
      .changedSince(ids, since ?? now)
      .catch((error) => this.report(error))
      .finally(() => {
        this.isAskingLikes = false
      })
    const changed = await Promise.race([asked, sleep(LIKES_MS, undefined, { ref: false })])
    if (changed) this.likedAt = now
    return changed ?? undefined
  }

  /** LP13: sends every screen a retry hint of its own and disconnects it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true
    clearInterval(this.timer)
    const sockets = this.io ? [...this.io.of('/').sockets.values()] : []
    for (const socket of sockets)
      socket.emit('server:leaving', { comeBackInMs: Math.round(500 + Math.random() * 2_500) })
    if (sockets.length > 0) await new Promise((resolve) => setTimeout(resolve, LEAVING_MS))
    this.io?.disconnectSockets(true)
    await this.cluster.stop()
  }

  private newRoom(contestId: string): Room {
    return new Room(
      contestId,
      this.reader,
      () => this.io,
      (lagMs, windowMs) => this.onSent?.(lagMs, windowMs),
    )
  }

  /** The contest's room; throws `not_found` for a caller who may not watch it. */
  private async open(contestId: string, caller: Caller): Promise<Room> {
    const room = this.rooms.get(contestId) ?? this.newRoom(contestId)
    // It is listed before it reads, so that no commit from now on fails to wake it.
    this.rooms.set(contestId, room)
    try {
      if (!room.state) await room.refresh()
    } catch (error) {
      if (!room.state && room.members.size === 0 && this.rooms.get(contestId) === room) this.rooms.delete(contestId)
      throw error
    }
    const isOtherTv = caller.kind === 'display' && caller.contestId !== contestId
    if (isOtherTv || room.state?.contest.centerId !== caller.centerId) throw new AppError('not_found')
    return room
  }

  /** Commits of other servers are not known here until the room is refreshed. */
  private async bringUpToDate(room: Room): Promise<void> {
    if (this.cluster.isEnabled || this.isBehind(room)) await room.refresh()
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
    if (this.cluster.isEnabled) await this.findMissed(watched)
    for (const room of watched) {
      if (this.isBehind(room)) this.wake(room.contestId)
      room.dropUnread()
    }
    if (this.ticks % (HEAD_EVERY_MS / TICK_MS) === 0) await this.sendHeads()
    const unusedSince = performance.now() - UNUSED_MS
    for (const room of this.rooms.values())
      if (room.members.size === 0 && room.usedAt < unusedSince) this.rooms.delete(room.contestId)
    this.tickedAt = performance.now()
  }

  /** One query for all rooms: a notification of another server may have been lost. */
  private async findMissed(rooms: Room[]): Promise<void> {
    if (rooms.length === 0) return
    const ids = rooms.map((room) => room.contestId)
    const heads = await this.uow.read(() => this.contests.heads(ids))
    for (const { id, headSeq } of heads) if (headSeq !== this.rooms.get(id)?.state?.seq) this.wake(id)
  }

  private report(error: unknown): void {
    if (!this.isLeaving) this.log.error(error)
  }
}
