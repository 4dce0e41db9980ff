import { Check, Entity, Index } from 'typeorm'
import { Id, Instant, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** A signed-in device: a person's browser, or a TV. Stores only a hash of its token. */
@Entity('session')
@Check('session_kind', `"kind" in ('browser', 'display')`)
@Index('session_token', ['tokenHash'], { unique: true })
@Index('session_account', ['accountId'])
@Index('session_display', ['displayId'])
export class Session {
  @Id() id!: string
  @Text(64) tokenHash!: string
  @Text(16) kind!: 'browser' | 'display'
  @References('account', 'session_account_fk', { nullable: true }) accountId!: string | null
  @Ref({ nullable: true }) displayId!: string | null
  @Text(200) userAgent!: string
  @Instant() createdAt!: Date
  @Instant() lastSeenAt!: Date
  @Instant() expiresAt!: Date
}
