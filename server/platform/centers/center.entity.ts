import { Column, Entity, Index } from 'typeorm'
import { Id, Instant, Int, Text } from '#server/platform/database/columns'

/** The tenant. Every query is scoped by it; a foreign id is "not found". */
@Entity('center')
@Index('center_code', ['code'], { unique: true })
export class Center {
  @Id() id!: string
  @Text(60) name!: string
  @Text(64) timezone!: string
  /** By which its people sign in where several centers share the server. */
  @Column({ type: 'varchar', length: 16, default: '' }) code!: string
  @Instant() createdAt!: Date
  /** After how many days customers' names and phones are erased; never where it is null. */
  @Int({ nullable: true }) customerDays!: number | null
}
