import { Check, Entity, PrimaryColumn } from 'typeorm'
import { Participant } from '#server/contest/contests/participant.entity'
import { Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** 签到: someone who came to the morning meeting of a day, and when. */
@Entity('attendance')
@Check('attendance_state', `"state" in ('on_time', 'late')`)
export class Attendance {
  @PrimaryColumn({ type: 'varchar', length: 36 }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @References(() => Participant, 'attendance_participant_fk', { primary: true }) participantId!: string
  @Text(16) state!: 'on_time' | 'late'
  @Instant() at!: Date
}
