import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { Caller } from '#server/platform/auth/caller'
import type { Audience, ClientToServer, ServerToClient } from '#shared/live/protocol'

/** What the server remembers of a socket. */
export interface SocketNotes {
  caller: Caller
}

export type LiveServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketNotes>
export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketNotes>

/** Who is told alike: people and TVs, those who keep the ledger, and onlookers with a link, who are told least. */
export type Readers = Audience | 'onlookers'
export const READERS: readonly Readers[] = ['public', 'directors', 'onlookers']

/** All sockets of one audience in a contest: a message to it is encoded once. */
export const roomOf = (contestId: string, audience: Readers): string => `contest:${contestId}:${audience}`
/** Those of them that have an own line. */
export const seatedRoomOf = (contestId: string): string => `contest:${contestId}:seated`

const UNREAD_LIMIT = 1024 * 1024

/** What engine.io leaves untyped. */
interface Unread {
  writeBuffer: { data?: { length?: number }; options?: { wsPreEncodedFrame?: Buffer[] } }[]
  transport: { socket?: { bufferedAmount: number; terminate(): void } }
}

/** LP12: drops a socket whose reader has fallen behind by 1 MB; it comes back by itself and asks for what it missed. */
export function dropIfUnread(socket: LiveSocket): boolean {
  const conn = socket.conn as unknown as Unread
  let unread = conn.transport.socket?.bufferedAmount ?? 0
  for (const packet of conn.writeBuffer) unread += packet.data?.length ?? 0
  if (unread <= UNREAD_LIMIT) return false
  // close() would wait for the very reader that does not read.
  conn.transport.socket?.terminate()
  return true
}
