import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { ContestAt } from '#server/ledger/standings/remembered'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** How many numbers of the journal one statement looks at, so that none stops the server for long. */
const NUMBERS_AT_ONCE = 1_000

/** Tells which days sales were added to or taken from, inside the caller's unit. */
@Injectable()
export class ChangedDaysReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
  ) {}

  /** The contest at the head of the unit under way: one that writes may have added to it since it loaded the contest. */
  async now(contest: ContestAt): Promise<ContestAt> {
    return this.uow.isReading ? contest : this.contests.head(contest.id)
  }

  /** By the facts with numbers after `after`, up to the contest's. */
  async sales({ id, headSeq }: ContestAt, after: number): Promise<Set<string>> {
    const changed = new Set<string>()
    for (let from = after; from < headSeq; from += NUMBERS_AT_ONCE) {
      const rows = await this.uow.sql<{ day: string }>`
        select distinct "businessDate" as "day" from ledger_entry
        where "contestId" = ${id} and "seq" > ${from} and "seq" <= ${Math.min(headSeq, from + NUMBERS_AT_ONCE)}`
      for (const { day } of rows) changed.add(day)
    }
    return changed
  }

  /** As `sales`, for days kept in memory. */
  bySales(contest: ContestAt): (after: number) => Promise<(day: string) => boolean> {
    return async (after) => {
      const days = await this.sales(contest, after)
      return (day) => days.has(day)
    }
  }
}
