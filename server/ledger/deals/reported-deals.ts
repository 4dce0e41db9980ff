import { Injectable } from '@nestjs/common'
import type { Deal } from '#server/ledger/deals/deal.entity'

/** A published report: it covers every deal up to business day `day` that was in the ledger at the number `seq`. */
export interface ReportedUpTo {
  seq: number
  day: string
}

type Source = (contestId: string) => Promise<ReportedUpTo[]>

/** Deals covered by a published battle report (战报): members can no longer withdraw them. */
@Injectable()
export class ReportedDeals {
  private source: Source = () => Promise.resolve([])

  /** Registers the feature that publishes reports. */
  register(source: Source): void {
    this.source = source
  }

  /** Tells of any deal of the contest whether a report covers it; inside the caller's unit. */
  async contain(contestId: string): Promise<(deal: Pick<Deal, 'seq' | 'businessDate'>) => boolean> {
    const reports = await this.source(contestId)
    return ({ seq, businessDate }) => reports.some((each) => each.seq >= seq && each.day >= businessDate)
  }
}
