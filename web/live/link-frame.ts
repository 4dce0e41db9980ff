import type { Look } from '#shared/ledger/standings/own-line'
import type { LiveRefusal, LiveReplay, ShownEvent } from '#shared/live/protocol'
import { LINK_TIMING } from './link-timing'
import type { LinkChoice, LiveSocket, LiveStatus } from './link-types'

/** The socket of a screen and what it says of itself; what it does with messages is `LiveLink`'s. */
export abstract class LinkFrame {
  status: LiveStatus = 'connecting'
  refusal: LiveRefusal['reason'] | undefined
  /** How often the server sent this screen away: who it is may have changed. */
  shutOuts = 0
  /** LP9: the server has a newer page. */
  isReloadDue = false
  protected readonly timing: typeof LINK_TIMING
  protected socket: LiveSocket | undefined
  private isFetchingSocket = false
  protected heardAt = performance.now()
  protected inStepAt = performance.now()
  /** When the last picture came by HTTP. */
  protected answeredAt = Number.NEGATIVE_INFINITY
  protected isOver = false
  /** LP9: an answer to an older question is dropped. */
  protected generation = 0
  /** LP18: the place that the page shows. */
  protected wanted: Look | undefined
  private readonly ticker: ReturnType<typeof setInterval>
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()
  private readonly listeners = {
    connect: this.heard(() => this.onConnect()),
    disconnect: (reason: string) => this.onDisconnect(reason),
    connect_error: (error: Error) => this.onConnectError(error),
    'contest:batch': this.heard((raw) => this.onBatch(raw)),
    'contest:me': this.heard((raw) => this.onOwnLine(raw)),
    'contest:head': this.heard((raw) => this.onHead(raw)),
    'server:leaving': (hint: { comeBackInMs: number }) => this.onLeaving(hint),
  }
  private build: string | undefined

  constructor(private readonly options: LinkChoice) {
    this.timing = { ...LINK_TIMING, ...options.timing }
    this.wanted = options.look
    if (typeof options.socket !== 'function') this.listenTo(options.socket)
    this.ticker = setInterval(() => this.check(), this.timing.tickMs)
  }

  abstract check(): void
  /** Called after every change of what it says. */
  protected abstract changed(): void
  protected abstract onConnect(): void
  protected abstract onBatch(raw: unknown): void
  protected abstract onOwnLine(raw: unknown): void
  protected abstract onHead(raw: unknown): void
  /** The place shown is of another list than the page shows now. */
  protected abstract forgetPlace(): void
  /** The socket is gone; `isSentAway` where the server closed it on purpose. */
  protected abstract fallBehind(isSentAway: boolean): void

  /** LP18: the page shows that place from now on, or none. */
  look(look: Look | undefined): void {
    this.wanted = look
    this.forgetPlace()
    this.tellLook()
    this.changed()
  }

  /** What followed a picture of a moment ago is news; after a longer silence it is history. */
  protected tellNews({ events }: LiveReplay, before: { seq: number } | undefined): void {
    if (!before || performance.now() - this.answeredAt >= this.timing.freshMs) return
    this.options.arrived(events.filter((event): event is ShownEvent => 'fact' in event && event.seq > before.seq))
  }

  protected tellLook(): void {
    const { contestId } = this.options
    if (this.status === 'live') this.socket?.emit('contest:look', { contestId, look: this.wanted ?? null })
  }

  protected joinLater(): void {
    const { generation } = this
    this.later(() => {
      if (generation === this.generation && this.socket?.connected) this.onConnect()
    }, this.timing.retryMs)
  }

  protected refused({ reason }: LiveRefusal): void {
    if (reason === 'leaving') this.joinLater()
    else this.refuse(reason)
  }

  close(): void {
    this.isOver = true
    clearInterval(this.ticker)
    for (const timer of this.timers) clearTimeout(timer)
    for (const [event, listener] of this.all()) this.socket?.off(event, listener)
    this.socket?.disconnect()
  }

  protected connect(): void {
    if (!this.socket) void this.fetchSocket()
    else if (this.socket.connected) this.listeners.connect(undefined)
    else this.socket.connect()
  }

  private listenTo(socket: LiveSocket): void {
    this.socket = socket
    for (const [event, listener] of this.all()) socket.on(event, listener)
  }

  /** Without a signal it does not come, and is tried again. */
  private async fetchSocket(): Promise<void> {
    const fetch = this.options.socket
    if (typeof fetch !== 'function' || this.isFetchingSocket) return
    this.isFetchingSocket = true
    const socket = await fetch().catch(() => undefined)
    this.isFetchingSocket = false
    if (this.isOver) return
    if (!socket) return this.later(() => this.connect(), this.timing.retryMs)
    this.listenTo(socket)
    this.connect()
  }

  private heard(receive: (raw: unknown) => void) {
    return (raw?: unknown): void => {
      this.heardAt = performance.now()
      receive(raw)
    }
  }

  /** As the untyped emitter takes them. */
  private all(): [never, never][] {
    return Object.entries(this.listeners) as [never, never][]
  }

  private onDisconnect(reason: string): void {
    const isSentAway = reason === 'io server disconnect'
    this.fallBehind(isSentAway)
    // socket.io comes back by itself unless one of the two ends closed on purpose.
    if (!isSentAway) return
    this.shutOuts++
    this.changed()
    this.later(() => this.socket?.connect(), this.timing.retryMs)
  }

  private onConnectError(error: Error): void {
    if (error.message === 'unauthenticated') this.refuse('unauthenticated')
    else if (!this.socket?.active) this.later(() => this.socket?.connect(), this.timing.retryMs)
  }

  private onLeaving({ comeBackInMs }: { comeBackInMs: number }): void {
    this.socket?.disconnect()
    this.later(() => this.socket?.connect(), comeBackInMs)
  }

  protected noteBuild(build: string): void {
    this.options.server?.build(build)
    this.build ??= build
    if (build === this.build || this.isReloadDue) return
    this.isReloadDue = true
    this.changed()
  }

  protected reconnect(): void {
    this.socket?.disconnect()
    this.socket?.connect()
  }

  protected refuse(reason: LiveRefusal['reason']): void {
    this.refusal = reason
    if (reason === 'client_too_old') this.isReloadDue = true
    this.show('refused')
    this.close()
  }

  protected show(status: LiveStatus): void {
    if (status === 'live') this.inStepAt = performance.now()
    this.status = status
    this.changed()
  }

  protected later(what: () => void, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      what()
    }, ms)
    this.timers.add(timer)
  }
}
