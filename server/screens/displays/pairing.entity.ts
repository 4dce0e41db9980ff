import { Entity, Index } from 'typeorm'
import { Id, Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import { Display } from '#server/screens/displays/display.entity'

/** 配对: a TV that shows a code; `displayId` once a director has typed it. Of code and secret only hashes are stored. */
@Entity('pairing')
@Index('pairing_code', ['codeHash'], { unique: true })
@Index('pairing_secret', ['secretHash'], { unique: true })
@Index('pairing_display', ['displayId'])
export class Pairing {
  @Id() id!: string
  @Text(64) codeHash!: string
  @Text(64) secretHash!: string
  @References(() => Display, 'pairing_display_fk', { nullable: true }) displayId!: string | null
  @Instant() expiresAt!: Date
}
