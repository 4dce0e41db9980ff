import { Injectable } from '@nestjs/common'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

type Dated = Pick<Deal, 'seq' | 'businessDate'>

/** What a published battle report (战报) has told the room, and so is no member's to take back. */
@Injectable()
export class ReportedDealsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** A report's totals hold every deal up to its last day that was in the ledger at the number it was frozen at. */
  async contain(contestId: string): Promise<(deal: Dated) => boolean> {
    const reports = await this.uow.sql<{ seq: number; day: string }>`
      select max("seq") as "seq", "day" from battle_report
      where "contestId" = ${contestId} and "status" = 'published' group by "day"`
    return ({ seq, businessDate }) => reports.some((each) => each.seq >= seq && each.day >= businessDate)
  }
}
