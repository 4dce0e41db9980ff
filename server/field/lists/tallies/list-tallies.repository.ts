import { Injectable } from '@nestjs/common'
import { ListTallyRow } from '#server/field/lists/tallies/list-tally.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Lines of a list in one state that came to one participant in one way; `participantId` is null for those without a holder. */
export interface CountedLines {
  listId: string
  participantId: string | null
  begun: 'claimed' | 'picked' | 'assigned' | 'dispatched' | null
  isWon: boolean
  lines: number
}

/** What has become of the lines of open lists, and up to when it was stated. */
@Injectable()
export class ListTalliesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Open lists of which no fact states the last change, and whose last fact is from before that moment. */
  async due(before: Date): Promise<{ contestId: string; listId: string }[]> {
    return this.uow.sql`
      select l."contestId", l."id" as "listId" from prospect_list l
      join contest c on c."id" = l."contestId" left join prospect_tally t on t."listId" = l."id"
      where c."status" = 'running' and l."status" = 'open' and (t."at" is null or (t."at" <= ${before.toISOString()}
        and exists (select 1 from prospect_hold h where h."listId" = l."id" and h."at" >= t."upTo")))`
  }

  /** In one statement, from the lines and the beginnings of their last holds. */
  async counts(listIds: readonly string[]): Promise<CountedLines[]> {
    if (listIds.length === 0) return []
    const rows = await this.uow.sql<Omit<CountedLines, 'isWon' | 'lines'> & { won: number; lines: number | string }>`
      select p."listId", b."participantId", b."kind" as "begun",
        case when p."state" = 'won' then 1 else 0 end as "won", count(*) as "lines"
      from prospect p
      left join prospect_hold b on b."prospectId" = p."id" and b."round" = p."round" and p."state" <> 'free'
        and b."kind" in ('claimed', 'picked', 'assigned', 'dispatched')
      where p."listId" in (${this.uow.list(listIds)}) and p."state" <> 'left_out'
      group by p."listId", b."participantId", b."kind", case when p."state" = 'won' then 1 else 0 end`
    return rows.map(({ won, lines, ...row }) => ({ ...row, isWon: Number(won) === 1, lines: Number(lines) }))
  }

  async keep(tally: ListTallyRow): Promise<void> {
    await this.uow.manager.upsert(ListTallyRow, tally, ['listId'])
  }
}
