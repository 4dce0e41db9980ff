import { Entity } from 'typeorm'
import { Id, Instant, Text } from '#server/database/columns'

/** The tenant. Every query is scoped by it; a foreign id is "not found". */
@Entity('center')
export class Center {
  @Id() id!: string
  @Text(60) name!: string
  @Text(64) timezone!: string
  @Instant() createdAt!: Date
}
