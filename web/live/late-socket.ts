import type { SpeaksAs } from '#shared/platform/auth/contract'
import { loadContracts } from '#web/contracts/load-contracts'
import type { LiveSocket } from './link-types'

/** A socket that does not connect by itself; its library, and what checks its messages, come after the first picture. */
export async function lateSocket(as: SpeaksAs): Promise<LiveSocket> {
  const [{ io }] = await Promise.all([import('socket.io-client'), loadContracts()])
  return io({
    transports: ['websocket'],
    autoConnect: false,
    auth: { as },
    // A handshake that hangs is given up long before the 20 s that socket.io would wait.
    timeout: 5_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  })
}
