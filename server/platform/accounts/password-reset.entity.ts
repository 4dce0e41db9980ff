import { Entity, Index } from 'typeorm'
import { Account } from '#server/platform/accounts/account.entity'
import { Id, Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** The newest one-time reset of an account; one row each, so that a new one ends what came before. Only a hash is stored. */
@Entity('password_reset')
@Index('password_reset_token', ['tokenHash'], { unique: true })
@Index('password_reset_account', ['accountId'], { unique: true })
export class PasswordReset {
  @Id() id!: string
  @References(() => Account, 'password_reset_account_fk') accountId!: string
  @Text(64) tokenHash!: string
  @Instant() createdAt!: Date
  @Instant() expiresAt!: Date
  @Instant({ nullable: true }) usedAt!: Date | null
}
