import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Deals recorded and deals undone after a number of the journal. */
export interface DealChanges {
  recorded: number
  withdrawn: number
}

/** What changed in the ledger after figures were frozen, inside the caller's unit. */
@Injectable()
export class DealChangesReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of one business day, by number of deals: 夕会后 +2 · 撤单、退订 1. A ruling (改判) moves a deal and is neither. */
  async ofDaySince(contestId: string, day: string, seq: number): Promise<DealChanges> {
    const rows = await this.uow.sql<{ kind: string; deals: number }>`
      select "kind", count(distinct "dealId") as "deals" from ledger_entry
      where "contestId" = ${contestId} and "businessDate" = ${day} and "seq" > ${seq}
        and not exists (select 1 from reassignment r where r."newDealId" = ledger_entry."dealId")
      group by "kind"`
    const count = (...kinds: string[]) =>
      rows.filter((row) => kinds.includes(row.kind)).reduce((sum, row) => sum + Number(row.deals), 0)
    return { recorded: count('sale', 'activation'), withdrawn: count('withdrawal', 'cancellation', 'hold') }
  }

  /** Of all days up to `to`: new deals that are effective, and reversals of deals from before the number. */
  async upToDaySince(contestId: string, to: string, seq: number): Promise<DealChanges> {
    const [recorded] = await this.uow.sql<{ deals: number | string }>`
      select count(distinct e."seq") as "deals" from ledger_entry e
      where e."contestId" = ${contestId} and e."seq" > ${seq} and e."businessDate" <= ${to} and e."kind" in ('sale', 'activation')
        and not exists (select 1 from ledger_entry r where r."reverses" = e."id")`
    const [withdrawn] = await this.uow.sql<{ deals: number | string }>`
      select count(distinct e."seq") as "deals" from ledger_entry e join ledger_entry s on s."id" = e."reverses"
      where e."contestId" = ${contestId} and e."seq" > ${seq} and e."businessDate" <= ${to} and s."seq" <= ${seq}`
    return { recorded: Number(recorded?.deals ?? 0), withdrawn: Number(withdrawn?.deals ?? 0) }
  }
}
