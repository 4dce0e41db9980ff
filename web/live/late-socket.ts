import type { SpeaksAs } from '#shared/platform/auth/contract'

import type { LiveSocket } from './link-types'

/** A socket that does not connect by itself; its library comes after the first picture. */
export async function lateSocket(as: SpeaksAs): Promise<LiveSocket> {
  const { io } = await import('socket.io-client')
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
