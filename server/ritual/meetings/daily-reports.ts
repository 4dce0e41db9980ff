import { Injectable } from '@nestjs/common'
import type { RecordDetails } from '#shared/ritual/meetings/record'

/** The published battle report of a day: its figures are frozen at `seq` of `epoch`. */
export interface DailyReport {
  id: string
  epoch: string
  seq: number
  /** Its headline, and in brief what it says in both languages. */
  brief: () => NonNullable<RecordDetails['yesterday']>
}

type Source = (contestId: string, day: string) => Promise<DailyReport | null>

/** Where a meeting finds the battle report (战报) of a day; the feature that publishes reports registers the source. */
@Injectable()
export class DailyReports {
  private source: Source = () => Promise.resolve(null)

  register(source: Source): void {
    this.source = source
  }

  /** The newest published one; inside the caller's unit. */
  published(contestId: string, day: string): Promise<DailyReport | null> {
    return this.source(contestId, day)
  }
}
