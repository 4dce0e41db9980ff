import { Entity, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Bool, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** A day that is not what its weekday says: a holiday, or a swapped working day (调休). */
@Entity('calendar_day')
export class CalendarDay {
  @References(() => Contest, 'calendar_day_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @Bool() isWorking!: boolean
  @Text(40) note!: string
}
