import { type Caller, keepsLedger } from '#server/platform/auth/caller'

/** Who looks at a contest: its people and TVs, those who keep its ledger, or people outside who have a link. */
export type ViewAudience = 'public' | 'ledger_keepers' | 'spectators'
export const VIEW_AUDIENCES: readonly ViewAudience[] = ['public', 'ledger_keepers', 'spectators']

/**
 * From where a board, a feed, an export or a report is read: for whom, up to which number of the journal, on which day
 * of the contest. `upToSeq` is the head, as read in the unit under way.
 */
export interface Viewpoint {
  audience: ViewAudience
  upToSeq: number
  today: string
}

/** Clerks read the whole ledger, so nothing of the full board is hidden from them. */
export function audienceOf(caller: Caller): ViewAudience {
  if (caller.kind === 'display' && caller.displayKind !== 'tv') return 'spectators'
  return keepsLedger(caller) ? 'ledger_keepers' : 'public'
}
