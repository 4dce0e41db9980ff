import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** How many numbers of the journal one statement looks at, so that none stops the server for long. */
const NUMBERS_AT_ONCE = 1_000

/** Tells which days sales were added to or taken from, inside the caller's unit. */
@Injectable()
export class ChangedDaysReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** By the facts with numbers after `after`, up to `upTo`. */
  async sales(contestId: string, after: number, upTo: number): Promise<Set<string>> {
    const changed = new Set<string>()
    for (let from = after; from < upTo; from += NUMBERS_AT_ONCE) {
      const rows = await this.uow.sql<{ day: string }>`
        select distinct "businessDate" as "day" from ledger_entry
        where "contestId" = ${contestId} and "seq" > ${from} and "seq" <= ${Math.min(upTo, from + NUMBERS_AT_ONCE)}`
      for (const { day } of rows) changed.add(day)
    }
    return changed
  }
}
