import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Day, Id, Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** Permits another system to record or read in one contest; its service account is the recorder of its sales. */
@Entity('api_token')
@Index('api_token_hash', ['tokenHash'], { unique: true })
@Index('api_token_account', ['accountId'], { unique: true })
@Index('api_token_contest', ['contestId'])
export class ApiToken {
  @Id() id!: string
  @References(() => Contest, 'api_token_contest_fk') contestId!: string
  @References(() => Account, 'api_token_account_fk') accountId!: string
  @Text(20) name!: string
  @Text(64) tokenHash!: string
  @Bool() canRecord!: boolean
  @Bool() canRead!: boolean
  @Text(40) createdBy!: string
  @Instant() createdAt!: Date
  @Day({ nullable: true }) expiresOn!: string | null
  @Instant({ nullable: true }) lastUsedAt!: Date | null
  @Instant({ nullable: true }) revokedAt!: Date | null
}
