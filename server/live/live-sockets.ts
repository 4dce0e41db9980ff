import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { ViewAudience } from '#server/journal/facts/viewpoint'
import type { Caller } from '#server/platform/auth/caller'
import type { ClientToServer, ServerToClient } from '#shared/live/protocol'

/** What is stored with a socket. */
export interface SocketNotes {
  caller: Caller
}

export type LiveServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketNotes>
export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketNotes>

/** Broadcast group of one audience in a contest: a message to it is encoded once. */
export const roomOf = (contestId: string, audience: ViewAudience): string => `contest:${contestId}:${audience}`
/** Those sockets of a contest that have an own line. */
export const seatedRoomOf = (contestId: string): string => `contest:${contestId}:seated`

const UNREAD_LIMIT = 1024 * 1024

/** What engine.io leaves untyped. */
interface Unread {
  writeBuffer: { data?: { length?: number }; options?: { wsPreEncodedFrame?: Buffer[] } }[]
  transport: { socket?: { bufferedAmount: number; terminate(): void } }
}

/** LP12: drops a socket with over 1 MB unread; the client reconnects and asks for what it missed. */
export function dropIfUnread(socket: LiveSocket): boolean {
  const conn = socket.conn as unknown as Unread
  let unread = conn.transport.socket?.bufferedAmount ?? 0
  for (const packet of conn.writeBuffer) unread += packet.data?.length ?? 0
  if (unread <= UNREAD_LIMIT) return false
  // close() would wait for the very reader that does not read.
  conn.transport.socket?.terminate()
  return true
}
