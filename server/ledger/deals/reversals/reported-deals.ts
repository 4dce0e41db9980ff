import { Injectable } from '@nestjs/common'
import type { Deal } from '#server/ledger/deals/deal.entity'

/** Whether a published battle report (战报) covers the deal. */
export type IsReported = (deal: Pick<Deal, 'seq' | 'businessDate'>) => boolean

/** Reads what is published, inside the caller's unit. */
type ReportSource = (contestId: string) => Promise<IsReported>

/** Deals covered by a published battle report; members can no longer withdraw them. Reports register as their source. */
@Injectable()
export class ReportedDeals {
  private source: ReportSource | undefined

  register(source: ReportSource): void {
    this.source = source
  }

  async of(contestId: string): Promise<IsReported> {
    return (await this.source?.(contestId)) ?? (() => false)
  }
}
