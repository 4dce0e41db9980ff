import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Day, Id, Instant, Int, Json, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { RevisionChanges } from '#shared/contest/contests/revision'

/** 调整: a published change of the rules, holding from a day on; append-only. */
@Entity('revision')
@Index('revision_contest', ['contestId', 'seq'])
export class RevisionRow {
  @Id() id!: string
  @References(() => Contest, 'revision_contest_fk') contestId!: string
  @Int() seq!: number
  @Day() from!: string
  @Text(60) reason!: string
  @Json() changes!: RevisionChanges
  @References(() => Account, 'revision_account_fk') accountId!: string
  @Instant() at!: Date
}
