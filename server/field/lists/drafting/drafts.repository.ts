import { Injectable } from '@nestjs/common'
import { DraftMove } from '#server/field/lists/drafting/draft-move.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { CustomerValue } from '#shared/field/lists/terms'

/** Held lines of a list, by holder and value. */
export interface HeldLines {
  holderId: string
  value: CustomerValue | null
  lines: number
  undealt: number
}

/** Moves of 轮选, and what is held of its list. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Oldest first. */
  moves(listId: string): Promise<DraftMove[]> {
    return this.uow.manager.find(DraftMove, { where: { listId }, order: { number: 'ASC' } })
  }

  find(contestId: string, recorderId: string, requestId: string): Promise<DraftMove | null> {
    return this.uow.manager.findOneBy(DraftMove, { contestId, recorderId, requestId })
  }

  async add(move: DraftMove): Promise<void> {
    await this.uow.manager.insert(DraftMove, move)
  }

  /** `undealt` are those picked without a member, until their captain deals them. */
  async held(listId: string): Promise<HeldLines[]> {
    const rows = await this.uow.sql<HeldLines & { lines: number | string; undealt: number | string }>`
      select p."holderId", p."value", count(*) as "lines",
        sum(case when m."id" is not null then 1 else 0 end) as "undealt"
      from prospect p
      left join prospect_move m on m."prospectId" = p."id" and m."round" = p."round" and m."participantId" is null
      where p."listId" = ${listId} and p."state" = 'held' group by p."holderId", p."value"`
    return rows.map(({ lines, undealt, ...row }) => ({ ...row, lines: Number(lines), undealt: Number(undealt) }))
  }

  /** Free lines, the most valuable first, then those that expire first. */
  async free(listId: string, limit: number): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select p."id" from prospect p where p."listId" = ${listId} and p."state" = 'free'
      order by coalesce(p."value", 'E'), coalesce(p."expiresOn", '9999'), p."position" limit ${limit}`
    return rows.map(({ id }) => id)
  }

  async countFree(listId: string): Promise<number> {
    const [row] = await this.uow.sql<{ lines: number | string }>`
      select count(*) as "lines" from prospect p where p."listId" = ${listId} and p."state" = 'free'`
    return Number(row?.lines ?? 0)
  }

  /** What a captain holds for the team and has not dealt yet. */
  async undealt(holderId: string): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select p."id" from prospect p
      join prospect_move m on m."prospectId" = p."id" and m."round" = p."round" and m."participantId" is null
      where p."holderId" = ${holderId} order by p."position"`
    return rows.map(({ id }) => id)
  }
}
