import type { ContestView } from '#shared/contest/contests/contract'
import type { DealView } from '#shared/ledger/deals/contract'
import { dayOf } from '#shared/platform/time/time'
import { serverNow } from '#web/stamp/server-clock'

/** What a dialog of the ledger is about. */
export interface DialogProps {
  contest: ContestView
  deal: DealView
}

/** What can be done to a deal of the ledger. */
export type DealAct = 'withdraw' | 'cancel' | 'reassign' | 'activate'

/** The acts that are open to the reader, the most frequent first. */
export function actsOf(deal: DealView): DealAct[] {
  const may: Record<DealAct, boolean> = {
    activate: deal.canActivate,
    cancel: deal.canCancel,
    reassign: deal.canReassign,
    withdraw: deal.canWithdraw,
  }
  return (Object.keys(may) as DealAct[]).filter((act) => may[act])
}

export const ACT_ICONS: Record<DealAct, string> = {
  activate: 'i-lucide-circle-check',
  cancel: 'i-lucide-user-minus',
  reassign: 'i-lucide-arrow-left-right',
  withdraw: 'i-lucide-undo-2',
}

/** The last day that something may have become known on: today, at the latest the contest's last day. */
export function lastDayOf({ timezone, endsOn }: ContestView, now = serverNow()): string {
  const today = dayOf(now, timezone)
  return today < endsOn ? today : endsOn
}
