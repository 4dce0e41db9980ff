import { Check, Entity, Index } from 'typeorm'
import { Center } from '#server/platform/centers/center.entity'
import { Bool, Id, Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Role } from '#shared/platform/accounts/contract'

/** A person who signs in, or the service account of an API token. */
@Entity('account')
@Check('account_role', `"role" in ('director', 'clerk', 'member')`)
@Index('account_login', ['centerId', 'login'], { unique: true })
@Index('account_by_login', ['login'])
export class Account {
  @Id() id!: string
  @References(() => Center, 'account_center') centerId!: string
  @Text(16) role!: Role
  @Text(40) name!: string
  @Text(40) login!: string
  @Text(200) passwordHash!: string
  @Bool() isDisabled!: boolean
  @Instant() createdAt!: Date
}
