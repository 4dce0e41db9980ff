import { Entity, Index } from 'typeorm'
import { Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'

/** Who changed what, from what to what. `position` numbers the lines of a centre. */
@Entity('audit')
@Index('audit_position', ['centerId', 'position'], { unique: true })
@Index('audit_contest', ['contestId', 'position'])
export class Audit {
  @Id() id!: string
  @Ref() centerId!: string
  @Ref({ nullable: true }) contestId!: string | null
  @Text(40) actor!: string
  @Text(40) action!: string
  @Text(200) subject!: string
  @Json({ nullable: true }) before!: unknown
  @Json({ nullable: true }) after!: unknown
  @Instant() at!: Date
  @Int() position!: number
}
