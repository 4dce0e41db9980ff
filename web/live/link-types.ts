import type { Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '#shared/live/protocol'
import type { LiveState } from './live-state'

export type LiveSocket = Socket<ServerToClient, ClientToServer>
export type LiveStatus = 'idle' | 'connecting' | 'live' | 'stale' | 'polling' | 'refused'
/** What a screen has seen. */
export type Seen = Pick<LiveState, 'seq' | 'epoch' | 'today'>
