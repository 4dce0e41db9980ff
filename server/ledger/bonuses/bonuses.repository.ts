import { Injectable } from '@nestjs/common'
import { BonusEntry } from '#server/ledger/bonuses/bonus-entry.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { BonusCause } from '#shared/ledger/bonuses/facts'
import type { Day } from '#shared/platform/time/time'

/** Points outside sales, as stored. */
@Injectable()
export class BonusesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** What a cause has earned on these days and was not undone, oldest first. */
  effective(contestId: string, cause: BonusCause, days: readonly Day[]): Promise<BonusEntry[]> {
    return this.uow.sql<BonusEntry>`
      select e.* from bonus_entry e
      where e."contestId" = ${contestId} and e."businessDate" in (${this.uow.list(days)}) and e."cause" = ${cause}
        and e."reverses" is null and not exists (select 1 from bonus_entry r where r."reverses" = e."id")
      order by e."seq", e."line"`
  }

  async add(entries: readonly BonusEntry[]): Promise<void> {
    await this.uow.manager.insert(BonusEntry, [...entries])
  }
}
