import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type IsReported, ReportedDeals } from '#server/ledger/deals/reversals/reported-deals'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Tells the ledger which deals a published report covers. */
@Injectable()
export class ReportedDealsReader implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deals: ReportedDeals,
  ) {}

  onModuleInit(): void {
    this.deals.register((contestId) => this.covered(contestId))
  }

  /** A report's totals hold every deal up to its last day that was in the ledger at the number it was frozen at. */
  private async covered(contestId: string): Promise<IsReported> {
    const reports = await this.uow.sql<{ seq: number; day: string }>`
      select max("seq") as "seq", "day" from battle_report
      where "contestId" = ${contestId} and "status" = 'published' group by "day"`
    return ({ seq, businessDate }) => reports.some((each) => each.seq >= seq && each.day >= businessDate)
  }
}
