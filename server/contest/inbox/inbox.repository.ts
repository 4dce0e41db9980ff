import { Injectable } from '@nestjs/common'
import { Notice, NoticeRead } from '#server/contest/inbox/notice.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { NoticeAbout, NoticeKind } from '#shared/contest/inbox/contract'

/** Sorts behind every id, under every collation. */
const AFTER_ALL = 'g'

/** A notice with the names that its page shows. */
export interface NamedNotice {
  id: string
  contestId: string | null
  contestName: string | null
  kind: NoticeKind
  about: NoticeAbout
  by: string | null
  at: string
}

/** What each account received, and what it has read of it. */
@Injectable()
export class InboxRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** One statement for all of them. */
  async add(notices: readonly Notice[]): Promise<void> {
    if (notices.length === 0) return
    const rows = notices.map(({ id, accountId, contestId, kind, about, actorId, at }) => [
      ...[id, accountId, contestId, kind, JSON.stringify(about), actorId, at.toISOString()],
    ])
    await this.uow.sql`
      insert into notice ("id", "accountId", "contestId", "kind", "about", "actorId", "at")
      values ${this.uow.values(rows)}`
  }

  async page(accountId: string, before: string | undefined, limit: number): Promise<NamedNotice[]> {
    const rows = await this.uow.sql<Omit<NamedNotice, 'about'> & { about: string }>`
      select n."id", n."contestId", c."name" as "contestName", n."kind", n."about", a."name" as "by", n."at"
      from notice n left join contest c on c."id" = n."contestId" left join account a on a."id" = n."actorId"
      where n."accountId" = ${accountId} and n."id" < ${before ?? AFTER_ALL}
      order by n."id" desc limit ${limit}`
    return rows.map(({ about, ...row }) => ({ ...row, about: JSON.parse(about) as NoticeAbout }))
  }

  async readUpTo(accountId: string): Promise<string> {
    return (await this.uow.manager.findOneBy(NoticeRead, { accountId }))?.upTo ?? ''
  }

  /** At most so many are counted: a badge says 99+. */
  async unread(accountId: string, atMost: number): Promise<number> {
    const rows = await this.uow.sql`
      select "id" from notice where "accountId" = ${accountId} and "id" > ${await this.readUpTo(accountId)}
      limit ${atMost}`
    return rows.length
  }

  async isOwn(accountId: string, id: string): Promise<boolean> {
    return this.uow.manager.existsBy(Notice, { accountId, id })
  }

  async markRead(accountId: string, upTo: string, at: Date): Promise<void> {
    await this.uow.manager.upsert(NoticeRead, { accountId, upTo, at }, ['accountId'])
  }
}
