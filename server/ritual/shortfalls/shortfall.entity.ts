import { Check, Entity, Index } from 'typeorm'
import { Day, Id, Instant, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Segment } from '#shared/contest/territories/contract'

/** 短板: a gap that an evening discussed, with its cause, action and owner. */
@Entity('shortfall')
@Check('shortfall_cause', `"cause" in ('leads', 'pitch', 'policy', 'time', 'other')`)
@Index('shortfall_meeting', ['meetingId'])
@Index('shortfall_open', ['contestId', 'doneAt'])
export class Shortfall {
  @Id() id!: string
  @Ref() contestId!: string
  @References('meeting', 'shortfall_meeting_fk') meetingId!: string
  @Day() day!: string
  @Ref({ nullable: true }) metricId!: string | null
  @Ref({ nullable: true }) teamId!: string | null
  @Text(40, { nullable: true }) area!: string | null
  @Ref({ nullable: true }) territoryId!: string | null
  @Text(16, { nullable: true }) segment!: Segment | null
  @Json() figures!: object
  @Text(16, { nullable: true }) cause!: 'leads' | 'pitch' | 'policy' | 'time' | 'other' | null
  @Text(200, { nullable: true }) action!: string | null
  @Ref({ nullable: true }) ownerId!: string | null
  @Day({ nullable: true }) dueOn!: string | null
  @Instant({ nullable: true }) doneAt!: Date | null
}
