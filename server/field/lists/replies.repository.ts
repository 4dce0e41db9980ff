import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import { Prospect, ProspectHold } from '#server/field/lists/list.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ReplyResult } from '#shared/field/lists/replies'

/** What has become of the lines of a list. */
@Injectable()
export class RepliesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The row that ended the newest hold of each line, by line. */
  async ends(lines: readonly Pick<Prospect, 'id' | 'round'>[]): Promise<Map<string, ProspectHold>> {
    if (lines.length === 0) return new Map()
    const rounds = new Map(lines.map(({ id, round }) => [id, round]))
    const holds = await this.uow.manager.find(ProspectHold, {
      where: { prospectId: In([...rounds.keys()]), kind: In(['won', 'lost', 'elsewhere']) },
    })
    return new Map(
      holds.filter((hold) => hold.round === rounds.get(hold.prospectId)).map((hold) => [hold.prospectId, hold]),
    )
  }

  /** How many lines have which result; those left out have none. */
  async results(listId: string): Promise<Map<ReplyResult, number>> {
    const rows = await this.uow.sql<{ result: ReplyResult; lines: number | string }>`
      select r."result", count(*) as "lines" from (
        select case when p."state" in ('won', 'lost', 'elsewhere') then p."state"
          when p."touchedAt" is null then 'untouched' else 'touched' end as "result"
        from prospect p where p."listId" = ${listId} and p."state" <> 'left_out'
      ) r group by r."result"`
    return new Map(rows.map(({ result, lines }) => [result, Number(lines)]))
  }
}
