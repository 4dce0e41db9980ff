import type { ApiScope } from '#shared/contest/api-tokens/contract'
import type { Role } from '#shared/platform/accounts/contract'
import type { DisplayKind } from '#shared/screens/displays/contract'

/** A signed-in person. */
export interface Person {
  kind: 'person'
  sessionId: string
  accountId: string
  centerId: string
  role: Role
  name: string
  /** Another system, which keeps the ledger of one contest within these scopes; `sessionId` is its token's id. */
  token?: { contestId: string; scopes: ApiScope[] }
}

/** A TV or a link, which may watch one contest and nothing else; a link is its own session, however many have it open. */
export interface Screen {
  kind: 'display'
  displayKind: DisplayKind
  sessionId: string
  displayId: string
  centerId: string
  contestId: string
}

/** Whom a request or a socket speaks for. */
export type Caller = Person | Screen

/** Whether this caller reads what only directors may see: support, the desk of a meeting, accounts. */
export const isDirector = (caller: Caller): caller is Person => caller.kind === 'person' && caller.role === 'director'

/** Whether this caller keeps the whole ledger, as directors and clerks (内勤) do, and so sees everyone's figures. */
export const keepsLedger = (caller: Caller): boolean =>
  caller.kind === 'person' && (caller.role === 'director' || caller.role === 'clerk')
