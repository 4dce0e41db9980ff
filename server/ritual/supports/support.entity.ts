import { Entity, Index } from 'typeorm'
import { Participant } from '#server/contest/contests/participant.entity'
import { Day, Id, Instant, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** 帮扶: private between directors and the member; never a fact, never on a public screen. */
@Entity('support')
@Index('support_day', ['contestId', 'day', 'participantId'], { unique: true })
export class Support {
  @Id() id!: string
  @Ref() contestId!: string
  @Day() day!: string
  @References(() => Participant, 'support_participant_fk') participantId!: string
  @Json() figures!: object
  @Ref({ nullable: true }) buddyId!: string | null
  @Ref({ nullable: true }) lessonId!: string | null
  @Text(400) note!: string
  @Instant({ nullable: true }) talkedAt!: Date | null
  @Instant({ nullable: true }) sentAt!: Date | null
  @Instant({ nullable: true }) readAt!: Date | null
}
