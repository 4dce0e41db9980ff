import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Id, Instant, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { NoticeAbout, NoticeKind } from '#shared/contest/inbox/contract'

/** 消息: one thing that one account received; append-only. Ids ascend. No actor is the server itself. */
@Entity('notice')
@Index('notice_account', ['accountId', 'id'])
export class Notice {
  @Id() id!: string
  @References(() => Account, 'notice_account_fk') accountId!: string
  @References(() => Contest, 'notice_contest_fk', { nullable: true }) contestId!: string | null
  @Text(24) kind!: NoticeKind
  @Json() about!: NoticeAbout
  @References(() => Account, 'notice_actor_fk', { nullable: true }) actorId!: string | null
  @Instant() at!: Date
}

/** A notice that its reader has seen where it points to, as a report; append-only. */
@Entity('notice_seen')
export class NoticeSeen {
  @References(() => Notice, 'notice_seen_notice_fk', { primary: true }) noticeId!: string
  @Instant() at!: Date
}

/** The newest notice that an account has read. */
@Entity('notice_read')
export class NoticeRead {
  @References(() => Account, 'notice_read_account_fk', { primary: true }) accountId!: string
  @Ref() upTo!: string
  @Instant() at!: Date
}
