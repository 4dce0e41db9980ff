import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '#server/platform/http/request-limits'

/** How long a request may take to arrive, its head, and how long a connection may have nothing to move. */
export const TIMEOUTS = { requestTimeout: 120_000, headersTimeout: 20_000, connectionTimeout: 180_000 }

/** The connections without a request under way, by address. */
class IdleConnections {
  private readonly byAddress = new Map<string, Set<Socket>>()
  private readonly addresses = new WeakMap<Socket, string>()

  constructor(private readonly most: number) {}

  rest(socket: Socket): void {
    if (socket.destroyed) return
    const address = this.addressOf(socket)
    const own = this.byAddress.get(address) ?? new Set()
    this.byAddress.set(address, own.add(socket))
    const [oldest] = own
    if (own.size > this.most) oldest?.destroy()
  }

  wake(socket: Socket): void {
    const address = this.addressOf(socket)
    const own = this.byAddress.get(address)
    own?.delete(socket)
    if (own?.size === 0) this.byAddress.delete(address)
  }

  /** A closed socket has none any more. */
  private addressOf(socket: Socket): string {
    const address = this.addresses.get(socket) ?? networkOf(socket.remoteAddress ?? '')
    this.addresses.set(socket, address)
    return address
  }
}

/**
 * Closes the connection that has been idle longest where one address holds more than `most` of them. Those with a request
 * under way and live connections do not count, so that the phones of an office lose nothing: a browser opens another one.
 */
export function limitIdleConnections(server: Server, most: number): void {
  const idle = new IdleConnections(most)
  server.on('connection', (socket: Socket) => {
    idle.rest(socket)
    socket.once('close', () => idle.wake(socket))
  })
  server.on('request', ({ socket }, response) => {
    idle.wake(socket)
    response.once('close', () => idle.rest(socket))
  })
  server.on('upgrade', ({ socket }) => idle.wake(socket))
}
