import { Injectable } from '@nestjs/common'
import { Notice, NoticeRead } from '#server/contest/inbox/notice.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { NoticeAbout, NoticeKind } from '#shared/contest/inbox/contract'

/** Sorts behind every id, under every collation. */
const AFTER_ALL = 'g'
/** Older open ones than so many stay open. */
const MOST_OPEN = 1_000

/** A notice with the names that its page shows. */
export interface NamedNotice {
  id: string
  contestId: string | null
  contestName: string | null
  kind: NoticeKind
  about: NoticeAbout
  by: string | null
  at: string
  /** Where it points to, whatever of the inbox was read. */
  isSeen: boolean
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
    const rows = await this.uow.sql<Omit<NamedNotice, 'about' | 'isSeen'> & { about: string; seenAt: string | null }>`
      select n."id", n."contestId", c."name" as "contestName", n."kind", n."about", a."name" as "by", n."at", s."at" as "seenAt"
      from notice n left join contest c on c."id" = n."contestId" left join account a on a."id" = n."actorId"
      left join notice_seen s on s."noticeId" = n."id"
      where n."accountId" = ${accountId} and n."id" < ${before ?? AFTER_ALL}
      order by n."id" desc limit ${limit}`
    return rows.map(({ about, seenAt, ...row }) => ({
      ...row,
      about: JSON.parse(about) as NoticeAbout,
      isSeen: seenAt !== null,
    }))
  }

  async readUpTo(accountId: string): Promise<string> {
    return (await this.uow.manager.findOneBy(NoticeRead, { accountId }))?.upTo ?? ''
  }

  /** At most so many are counted: a badge says 99+. */
  async unread(accountId: string, atMost: number): Promise<number> {
    return (await this.openOf(accountId, atMost)).length
  }

  /** The newest of those that are neither read in the inbox nor seen where they point to. */
  private async openOf(accountId: string, atMost: number) {
    const upTo = await this.readUpTo(accountId)
    return this.uow.sql<{ id: string; kind: NoticeKind; about: string }>`
      select n."id", n."kind", n."about" from notice n left join notice_seen s on s."noticeId" = n."id"
      where n."accountId" = ${accountId} and n."id" > ${upTo} and s."noticeId" is null
      order by n."id" desc limit ${atMost}`
  }

  /** Marks the open ones of a kind that are about `about`, field by field; two tabs may mark the same one at once. */
  async markSeen(accountId: string, kind: NoticeKind, about: NoticeAbout, at: Date): Promise<void> {
    const wanted = Object.entries(about)
    const isMeant = (text: string) => {
      const of = JSON.parse(text) as NoticeAbout
      return wanted.every(([field, value]) => of[field as keyof NoticeAbout] === value)
    }
    for (const notice of await this.openOf(accountId, MOST_OPEN))
      if (notice.kind === kind && isMeant(notice.about))
        await this.uow.sql`
          insert into notice_seen ("noticeId", "at") values (${notice.id}, ${at.toISOString()})
          on conflict ("noticeId") do nothing`
  }

  async isOwn(accountId: string, id: string): Promise<boolean> {
    return this.uow.manager.existsBy(Notice, { accountId, id })
  }

  async markRead(accountId: string, upTo: string, at: Date): Promise<void> {
    await this.uow.manager.upsert(NoticeRead, { accountId, upTo, at }, ['accountId'])
  }
}
