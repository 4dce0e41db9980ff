import { Column, Entity } from 'typeorm'
import { Account } from '#server/platform/accounts/account.entity'
import { Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** The portrait of a person; `version` follows from its bytes. `picture` is base64, which both databases store alike. */
@Entity('portrait')
export class Portrait {
  @References(() => Account, 'portrait_account_fk', { primary: true }) accountId!: string
  /** The content type that its first bytes say. */
  @Text(16) type!: string
  @Text(8) version!: string
  @Column({ type: 'text' }) picture!: string
  @Instant() at!: Date
  /** Since when it is kept out of sight, as its account is disabled. */
  @Instant({ nullable: true }) hiddenAt!: Date | null
}
