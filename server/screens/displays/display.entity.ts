import { Column, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Bool, Id, Instant, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { DisplayKind } from '#shared/platform/auth/contract'
import type { DisplaySettings } from '#shared/screens/displays/settings'

/** A TV (`tv`), a link for spectators (`watch`) or for the boss (`boss`): may read one contest, until revoked. */
@Entity('display')
@Index('display_token', ['tokenHash'], { unique: true })
@Index('display_contest', ['contestId'])
export class Display {
  @Id() id!: string
  @Ref() centerId!: string
  @References(() => Contest, 'display_contest_fk') contestId!: string
  @Column({ type: 'varchar', length: 16, default: 'tv' }) kind!: DisplayKind
  @Text(40) name!: string
  @Column({ type: 'varchar', length: 30, default: '' }) madeBy!: string
  @Text(64) tokenHash!: string
  @Bool() isRevoked!: boolean
  @Instant() createdAt!: Date
  @Json({ nullable: true }) settings!: DisplaySettings | null
  @Instant({ nullable: true }) lastSeenAt!: Date | null
}
