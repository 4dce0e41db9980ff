import type { Role } from '#shared/platform/accounts/contract'
import type { ApiScope, DisplayKind } from '#shared/platform/auth/contract'

/** A signed-in person. */
export interface Person {
  kind: 'person'
  sessionId: string
  accountId: string
  centerId: string
  role: Role
  name: string
  /** Present for an API token, which keeps the ledger of one contest within these scopes; `sessionId` is its id. */
  token?: { contestId: string; scopes: ApiScope[] }
}

/** A TV or a link, which may read one contest; all devices that open a link share its id as `sessionId`. */
export interface DisplayCaller {
  kind: 'display'
  displayKind: DisplayKind
  sessionId: string
  displayId: string
  centerId: string
  contestId: string
}

/** The authenticated party behind a request or a socket. */
export type Caller = Person | DisplayCaller

/** Whether this caller may read what only directors see: support, the editor of a meeting, accounts. */
export const isDirector = (caller: Caller): caller is Person => caller.kind === 'person' && caller.role === 'director'

/** Whether this caller keeps the whole ledger, as directors and clerks (内勤) do, and so sees everyone's figures. */
export const keepsLedger = (caller: Caller): boolean =>
  caller.kind === 'person' && (caller.role === 'director' || caller.role === 'clerk')
