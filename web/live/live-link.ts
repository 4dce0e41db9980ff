import type { ZodType } from 'zod'
import { OwnLine } from '#shared/ledger/standings/contract'
import { JoinReply, LIVE_PROTOCOL, LiveBatch, LiveHead, type LiveRefusal, type ShownEvent } from '#shared/live/protocol'
import { LINK_TIMING } from './link-timing'
import type { LiveSocket, LiveStatus, Seen } from './link-types'
import { applyBatch, applyOwnLine, applyReplay, fromSnapshot, judgeHead, type LiveState } from './live-state'

export type { LiveSocket, LiveStatus, Seen } from './link-types'

export interface LinkChoice {
  contestId: string
  socket: LiveSocket
  /** A join's answer by HTTP; `undefined` when none came. */
  poll: (seen: Seen | undefined) => Promise<unknown>
  /** Called after every change of what follows. */
  changed: (link: LiveLink) => void
  /** Facts that happened just now: never replayed ones, never those of a snapshot. */
  arrived: (events: ShownEvent[]) => void
  /** Takes the server's time, of an answer with how long that took at most (LP16), and its build (LP9). */
  server?: {
    answered(now: string | undefined, withinMs: number): void
    told(now: string | undefined): void
    build(build: string): void
  }
  timing?: Partial<typeof LINK_TIMING>
}

/** Facts of a poll count as new while polls follow each other this closely. */
const FRESH_POLLS = 3

/** One screen kept in step with one contest. It knows at any time whether it is. */
export class LiveLink {
  status: LiveStatus = 'connecting'
  state: LiveState | undefined
  refusal: LiveRefusal['reason'] | undefined
  /** How often the server sent this screen away: who it is may have changed. */
  shutOuts = 0
  /** LP9: the server has a newer page. */
  isReloadDue = false
  private readonly timing: typeof LINK_TIMING
  private readonly socket: LiveSocket
  private readonly ticker: ReturnType<typeof setInterval>
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()
  /** LP9: an answer to an older question is dropped. */
  private generation = 0
  /** Messages that came while a join is under way. */
  private early: (() => void)[] | undefined
  private needsSnapshot = false
  private build: string | undefined
  private heardAt = performance.now()
  private inStepAt = performance.now()
  private polledAt = Number.NEGATIVE_INFINITY
  private answeredAt = Number.NEGATIVE_INFINITY
  private isOver = false

  constructor(private readonly choice: LinkChoice) {
    this.timing = { ...LINK_TIMING, ...choice.timing }
    this.socket = choice.socket
    const { socket } = this
    socket.on('connect', this.onConnect)
    socket.on('disconnect', this.onDisconnect)
    socket.on('connect_error', this.onConnectError)
    socket.on('contest:batch', this.onBatch)
    socket.on('contest:me', this.onOwnLine)
    socket.on('contest:head', this.onHead)
    socket.on('server:leaving', this.onLeaving)
    this.ticker = setInterval(() => this.check(), this.timing.tickMs)
    if (socket.connected) this.onConnect()
    else socket.connect()
  }

  close(): void {
    this.isOver = true
    this.generation++
    clearInterval(this.ticker)
    for (const timer of this.timers) clearTimeout(timer)
    const { socket } = this
    socket.off('connect', this.onConnect)
    socket.off('disconnect', this.onDisconnect)
    socket.off('connect_error', this.onConnectError)
    socket.off('contest:batch', this.onBatch)
    socket.off('contest:me', this.onOwnLine)
    socket.off('contest:head', this.onHead)
    socket.off('server:leaving', this.onLeaving)
    socket.disconnect()
  }

  /** Looks whether it is still in step: every second, and when a sleeping device wakes up. */
  check(): void {
    if (this.isOver || this.status === 'refused') return
    const now = performance.now()
    if (this.status === 'live') this.inStepAt = now
    if (this.socket.connected && now - this.heardAt > this.timing.silentMs) this.reconnect()
    const isLong = now - this.inStepAt > this.timing.pollAfterMs
    if (this.status !== 'live' && isLong && now - this.polledAt > this.timing.pollEveryMs) void this.pollOnce()
  }

  private readonly onConnect = (): void => {
    this.heardAt = performance.now()
    void this.join()
  }

  private readonly onDisconnect = (reason: string): void => {
    this.fallBehind()
    // socket.io comes back by itself unless one of the two ends closed on purpose.
    if (reason !== 'io server disconnect') return
    this.shutOuts++
    this.choice.changed(this)
    this.later(() => this.socket.connect(), this.timing.retryMs)
  }

  private readonly onConnectError = (error: Error): void => {
    if (error.message === 'unauthenticated') this.refuse('unauthenticated')
    else if (!this.socket.active) this.later(() => this.socket.connect(), this.timing.retryMs)
  }

  private readonly onLeaving = ({ comeBackInMs }: { comeBackInMs: number }): void => {
    this.socket.disconnect()
    this.later(() => this.socket.connect(), comeBackInMs)
  }

  /** LP3: says what was seen; takes what was missed, or everything. */
  private async join(): Promise<void> {
    const generation = ++this.generation
    this.early = []
    if (this.status === 'live') this.show('stale')
    const seen = this.seen()
    const answer = await this.ask(() =>
      this.socket.timeout(this.timing.answerMs).emitWithAck('contest:join', {
        protocol: LIVE_PROTOCOL,
        contestId: this.choice.contestId,
        ...(seen && { seen }),
      }),
    )
    if (generation !== this.generation) return
    const early = this.early ?? []
    this.early = undefined
    if (!answer) return this.joinLater()
    if (!this.take(answer)) return
    this.show('live')
    for (const receive of early) receive()
  }

  private joinLater(): void {
    const { generation } = this
    this.later(() => {
      if (generation === this.generation && this.socket.connected) void this.join()
    }, this.timing.retryMs)
  }

  private askAgain(want: 'missed' | 'snapshot'): void {
    if (want === 'snapshot') this.needsSnapshot = true
    void this.join()
  }

  /** `undefined` for an answer that did not come in time, or that cannot be understood. */
  private async ask(question: () => Promise<unknown>): Promise<JoinReply | undefined> {
    const askedAt = performance.now()
    try {
      const parsed = JoinReply.safeParse(await question())
      if (!parsed.success) this.needsSnapshot = true
      else if (parsed.data.kind !== 'refused')
        this.choice.server?.answered(parsed.data.now, performance.now() - askedAt)
      return parsed.data
    } catch {
      return undefined
    }
  }

  /** False where the answer does not put the screen in step; what follows is then under way. */
  private take(answer: JoinReply): boolean {
    if (answer.kind === 'refused') {
      if (answer.reason === 'leaving') this.joinLater()
      else this.refuse(answer.reason)
      return false
    }
    this.noteBuild(answer.build)
    const next = answer.kind === 'snapshot' ? fromSnapshot(answer) : this.state && applyReplay(this.state, answer)
    if (!next) {
      this.needsSnapshot = true
      if (this.socket.connected) void this.join()
      else this.polledAt = Number.NEGATIVE_INFINITY
      return false
    }
    this.needsSnapshot = false
    this.state = next
    return true
  }

  /** LP4. */
  private readonly onBatch = (raw: unknown): void => {
    this.heardAt = performance.now()
    if (this.early) return void this.early.push(() => this.onBatch(raw))
    if (this.status !== 'live' || !this.state) return
    const batch = this.read(LiveBatch, raw)
    const step = batch && applyBatch(this.state, batch)
    if (step?.kind === 'ask') this.askAgain(step.for)
    if (step?.kind !== 'applied') return
    this.state = step.state
    this.choice.changed(this)
    this.choice.arrived(step.arrived)
    if (step.isContestChanged) this.askAgain('snapshot')
  }

  private readonly onOwnLine = (raw: unknown): void => {
    this.heardAt = performance.now()
    if (this.early) return void this.early.push(() => this.onOwnLine(raw))
    if (this.status !== 'live' || !this.state) return
    const line = this.read(OwnLine, raw)
    if (!line) return
    this.state = applyOwnLine(this.state, line)
    this.choice.changed(this)
  }

  /** LP7. */
  private readonly onHead = (raw: unknown): void => {
    this.heardAt = performance.now()
    if (this.status !== 'live' || this.early || !this.state) return
    const head = this.read(LiveHead, raw)
    if (!head) return
    this.choice.server?.told(head.now)
    this.noteBuild(head.build)
    const verdict = judgeHead(this.state, head)
    if (verdict !== 'in step') this.askAgain(verdict)
  }

  /** LP8: what cannot be understood leads to a snapshot; what is of another contest, to nothing. */
  private read<T extends { contestId: string }>(contract: ZodType<T>, raw: unknown): T | undefined {
    const parsed = contract.safeParse(raw)
    if (!parsed.success) this.askAgain('snapshot')
    return parsed.data?.contestId === this.choice.contestId ? parsed.data : undefined
  }

  /** LP11. */
  private async pollOnce(): Promise<void> {
    this.polledAt = performance.now()
    const { generation } = this
    const before = this.state
    const seen = this.seen()
    const answer = await this.ask(() => this.choice.poll(seen))
    if (generation !== this.generation || this.isOver || this.early) return
    if (!answer) return this.show(this.state ? 'stale' : 'connecting')
    if (!this.take(answer)) return
    const now = performance.now()
    const isFresh = now - this.answeredAt < FRESH_POLLS * this.timing.pollEveryMs
    this.answeredAt = now
    this.show('polling')
    if (answer.kind === 'replay' && isFresh && this.state !== before)
      this.choice.arrived(answer.events.filter((event): event is ShownEvent => 'fact' in event))
  }

  private seen(): Seen | undefined {
    if (!this.state || this.needsSnapshot) return undefined
    const { seq, epoch, today } = this.state
    return { seq, epoch, today }
  }

  private noteBuild(build: string): void {
    this.choice.server?.build(build)
    this.build ??= build
    if (build === this.build || this.isReloadDue) return
    this.isReloadDue = true
    this.choice.changed(this)
  }

  private reconnect(): void {
    this.socket.disconnect()
    this.socket.connect()
  }

  private fallBehind(): void {
    this.generation++
    this.early = undefined
    if (this.status === 'live') this.show('stale')
  }

  private refuse(reason: LiveRefusal['reason']): void {
    this.refusal = reason
    if (reason === 'client_too_old') this.isReloadDue = true
    this.show('refused')
    this.close()
  }

  private show(status: LiveStatus): void {
    if (status === 'live') this.inStepAt = performance.now()
    this.status = status
    this.choice.changed(this)
  }

  private later(what: () => void, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      what()
    }, ms)
    this.timers.add(timer)
  }
}
