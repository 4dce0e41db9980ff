import { Check, Entity, PrimaryColumn } from 'typeorm'
import { Participant } from '#server/contest/contests/participant.entity'
import { Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** Someone who is not on duty on a working day. */
@Entity('absence')
@Check('absence_kind', `"kind" in ('leave', 'out', 'rest')`)
export class Absence {
  @PrimaryColumn({ type: 'varchar', length: 36 }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @References(() => Participant, 'absence_participant_fk', { primary: true }) participantId!: string
  @Text(16) kind!: 'leave' | 'out' | 'rest'
  @Instant() at!: Date
}
