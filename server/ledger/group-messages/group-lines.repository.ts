import { Injectable } from '@nestjs/common'
import { GroupLine } from '#server/ledger/group-messages/group-line.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** A line that was written, and by whom. */
export interface KnownLine {
  key: string
  at: string
  by: string
}

/** A word by which a participant is known. */
export interface PersonWord {
  participantId: string
  word: string
}

/** What one deal of a day has of one metric. */
export interface SoldOfDay {
  dealId: string
  participantId: string
  businessDate: string
  metricId: string
  quantity: number
}

/** Lines of group messages that were written, and what reading new ones needs to know. */
@Injectable()
export class GroupLinesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async add(line: GroupLine): Promise<void> {
    await this.uow.manager.insert(GroupLine, line)
  }

  async known(contestId: string, keys: readonly string[]): Promise<Map<string, KnownLine>> {
    if (keys.length === 0) return new Map()
    const rows = await this.uow.sql<KnownLine>`
      select g."key", g."at", a."name" as "by" from group_line g join account a on a."id" = g."accountId"
      where g."contestId" = ${contestId} and g."key" in (${this.uow.list(keys)})`
    return new Map(rows.map((row) => [row.key, row]))
  }

  /** Logins, and the codes and other names of that day. */
  wordsForPeople(contestId: string, day: string): Promise<PersonWord[]> {
    return this.uow.sql<PersonWord>`
      select p."id" as "participantId", a."login" as "word"
      from participant p join account a on a."id" = p."accountId" where p."contestId" = ${contestId}
      union all
      select "participantId", "code" from participant_code
      where "contestId" = ${contestId} and ("from" is null or "from" <= ${day}) and ("to" is null or "to" >= ${day})`
  }

  /** What these people have sold on these days, effective or waiting. */
  async soldOn(contestId: string, participantIds: readonly string[], days: readonly string[]): Promise<SoldOfDay[]> {
    if (participantIds.length === 0 || days.length === 0) return []
    const people = this.uow.list(participantIds)
    const on = this.uow.list(days)
    const rows = await this.uow.sql<SoldOfDay>`
      select d."id" as "dealId", d."participantId", d."businessDate", e."metricId", e."quantity"
      from deal d join ledger_entry e on e."dealId" = d."id" and e."kind" in ('sale', 'activation')
      where d."contestId" = ${contestId} and d."businessDate" in (${on}) and d."participantId" in (${people})
        and not exists (select 1 from ledger_entry r where r."reverses" = e."id")
      union all
      select d."id", d."participantId", d."businessDate", p."metricId", p."quantity"
      from deal d join pending_line p on p."dealId" = d."id" and p."state" = 'pending'
      where d."contestId" = ${contestId} and d."businessDate" in (${on}) and d."participantId" in (${people})`
    return rows.map((row) => ({ ...row, quantity: Number(row.quantity) }))
  }
}
