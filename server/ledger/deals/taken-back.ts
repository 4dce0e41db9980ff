import type { EntityManager } from 'typeorm'
import { Reassignment, Withdrawal } from '#server/ledger/deals/deal.entity'

/** Whether the whole deal is off its seller's days: withdrawn (撤单) or under another name (改判). */
export async function isTakenBack(manager: EntityManager, dealId: string): Promise<boolean> {
  return (await manager.existsBy(Withdrawal, { dealId })) || manager.existsBy(Reassignment, { dealId })
}
