import type { Socket } from 'socket.io-client'
import type { Look } from '#shared/ledger/standings/own-line'
import type { ClientToServer, LivePart, LiveRefusal, ServerToClient, ShownEvent } from '#shared/live/protocol'
import type { LINK_TIMING } from './link-timing'
import type { LiveState } from './live-state'

export type LiveSocket = Socket<ServerToClient, ClientToServer>
export type LiveStatus = 'idle' | 'connecting' | 'live' | 'stale' | 'polling' | 'refused'
/** What a screen has seen. */
export type Seen = Pick<LiveState, 'seq' | 'epoch' | 'today'>
/** Where an answer belongs. */
export type Place = Pick<LiveState, 'seq' | 'epoch' | 'today' | 'view'>

/** What a link says of itself. */
export interface ShownLink {
  readonly status: LiveStatus
  readonly state: LiveState | undefined
  readonly refusal: LiveRefusal['reason'] | undefined
  readonly shutOuts: number
}

export interface LinkChoice {
  contestId: string
  /** Or how to get it once the first picture is there. */
  socket: LiveSocket | (() => Promise<LiveSocket>)
  /** A join's answer by HTTP; `undefined` when none came. */
  poll: (seen: Seen | undefined, look: Look | undefined) => Promise<unknown>
  /** LP18: the place that the page shows at first. */
  look?: Look | undefined
  /** LP19: one list, whole. */
  part?: (part: LivePart) => Promise<unknown>
  /** Called after every change of what follows. */
  changed: (link: ShownLink) => void
  /** LP21: counts of likes that have changed. */
  liked?: (likes: Record<string, number>) => void
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
