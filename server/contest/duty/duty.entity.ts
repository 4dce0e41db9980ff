import { Check, Entity, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/participants/participant.entity'
import { Bool, Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** A day that is not what its weekday says: a holiday, or a swapped working day (调休). */
@Entity('calendar_day')
export class CalendarDay {
  @References(() => Contest, 'calendar_day_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @Bool() isWorking!: boolean
  @Text(40) note!: string
}

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
