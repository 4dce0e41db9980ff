import type { IncomingMessage } from 'node:http'
import { type BeforeApplicationShutdown, Inject, Logger } from '@nestjs/common'
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
} from '@nestjs/websockets'
import { LiveRelay } from '#server/live/live.relay'
import type { LiveServer, LiveSocket } from '#server/live/live-sockets'
import { SocketCounts } from '#server/live/socket-counts'
import type { Caller } from '#server/platform/auth/caller'
import { type Revoked, SessionsService } from '#server/platform/auth/sessions.service'
import { isOwnOrigin } from '#server/platform/http/own-origin'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { JoinContest, type JoinReply, LeaveContest, LIVE_PROTOCOL, LookAtPlace } from '#shared/live/protocol'
import { SpeaksAs } from '#shared/platform/auth/contract'

/** How often the callers of open sockets are checked (LP12). */
export const CHECK_MS = 3_000
/** More events than this, joins or others, disconnect the socket. */
const EVENTS = { most: 80, joins: 40, withinMs: 10_000 }

/** Authenticates sockets, disconnects revoked callers and passes joins to the relay. Rules: shared/live/PROTOCOL.md. */
@WebSocketGateway({
  path: '/socket.io',
  transports: ['websocket'],
  serveClient: false,
  maxHttpBufferSize: 64 * 1024,
  perMessageDeflate: false,
  httpCompression: false,
  connectTimeout: 10_000,
})
export class LiveGateway
  implements
    OnGatewayInit<LiveServer>,
    OnGatewayConnection<LiveSocket>,
    OnGatewayDisconnect<LiveSocket>,
    BeforeApplicationShutdown
{
  private readonly log = new Logger(LiveGateway.name)
  private io: LiveServer | undefined
  private timer: NodeJS.Timeout | undefined
  private readonly sockets: SocketCounts

  constructor(
    private readonly relay: LiveRelay,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.sockets = new SocketCounts(config.socketsPerLink)
    sessions.onRevoked((what) => this.shutOut((caller) => isMeant(what, caller)))
  }

  afterInit(io: LiveServer): void {
    this.io = io
    this.relay.attach(io)
    Object.assign(io.engine.opts, {
      allowRequest: (request: IncomingMessage, decide: (refusal: string | null, isAllowed: boolean) => void) =>
        isOwnOrigin(request.headers, this.config) ? decide(null, true) : decide('wrong_origin', false),
    })
    io.use((socket, next) => {
      this.identify(socket).then(next, (error) => {
        this.log.error(error)
        next(new Error('leaving'))
      })
    })
    this.timer = setInterval(() => void this.check().catch((error) => this.log.error(error)), CHECK_MS).unref()
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer)
  }

  /** Bound by hand: Nest's own subscriptions cost several kilobytes for each idle socket. */
  handleConnection(socket: LiveSocket): void {
    // The handshake has been read; its request would stay in memory as long as the socket.
    Object.assign(socket.conn, { request: null })
    Object.assign(socket.handshake, { headers: {}, auth: {} })
    this.sockets.add(socket.data.caller.sessionId)
    this.limitEvents(socket)
    socket.on('contest:join', (body, reply) => {
      if (typeof reply === 'function') void this.join(socket, body).then(reply)
    })
    socket.on('contest:leave', (body) => {
      const parsed = LeaveContest.safeParse(body)
      if (parsed.success) void this.relay.leave(socket, parsed.data.contestId)
    })
    socket.on('contest:look', (body) => {
      const parsed = LookAtPlace.safeParse(body)
      if (parsed.success) this.relay.look(socket, parsed.data)
    })
  }

  handleDisconnect(socket: LiveSocket): void {
    this.sockets.remove(socket.data.caller.sessionId)
    this.relay.leaveAll(socket)
  }

  /** Also events that this server does not know. */
  private limitEvents(socket: LiveSocket): void {
    let [events, joins, since] = [0, 0, 0]
    socket.use(([event], next) => {
      const now = performance.now()
      if (now - since > EVENTS.withinMs) [events, joins, since] = [0, 0, now]
      if (event === 'contest:join') joins++
      if (++events > EVENTS.most || joins > EVENTS.joins) socket.disconnect(true)
      else next()
    })
  }

  /** Answers by value: an exception would not reach the client. */
  private async join(socket: LiveSocket, body: unknown): Promise<JoinReply> {
    const parsed = JoinContest.safeParse(body)
    if (!parsed.success) return { kind: 'refused', reason: 'invalid_input' }
    if (parsed.data.protocol !== LIVE_PROTOCOL) return { kind: 'refused', reason: 'client_too_old' }
    return this.relay.join(socket, parsed.data)
  }

  /** The error that refuses the handshake, if any. */
  private async identify(socket: LiveSocket): Promise<Error | undefined> {
    const { headers, auth } = socket.handshake
    const said = SpeaksAs.safeParse(auth.as)
    const caller = await this.sessions.callerNow(headers.cookie, said.success ? said.data : 'person')
    if (!caller || (caller.kind === 'display' && caller.displayKind === 'boss')) return new Error('unauthenticated')
    if (this.sockets.isFull(caller.sessionId)) return new Error('too_many_sockets')
    socket.data.caller = caller
    return undefined
  }

  /** Disconnects callers whom another server revoked or gave another role. */
  private async check(): Promise<void> {
    const sockets = [...(this.io?.of('/').sockets.values() ?? [])]
    if (sockets.length === 0) return
    const valid = await this.sessions.validAmong(sockets.map((socket) => socket.data.caller))
    for (const socket of sockets) if (!valid.has(socket.data.caller.sessionId)) socket.disconnect(true)
  }

  private shutOut(isOut: (caller: Caller) => boolean): void {
    for (const socket of this.io?.of('/').sockets.values() ?? []) if (isOut(socket.data.caller)) socket.disconnect(true)
  }
}

function isMeant({ sessionIds, accountId, displayId }: Revoked, caller: Caller): boolean {
  if (sessionIds?.includes(caller.sessionId)) return true
  if (caller.kind === 'person') return accountId !== undefined && caller.accountId === accountId
  return displayId !== undefined && caller.displayId === displayId
}
