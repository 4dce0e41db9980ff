import { Entity, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contests/contest.entity'
import { Int, Ref } from '#server/database/columns'
import { References } from '#server/database/references'

/**
 * Totals of a participant: per metric, and over all of them where `metricId` is '' (`quantity` then counts deals);
 * per business date, and over the whole contest where `day` is ''. Raised in the same unit as the ledger entry.
 */
@Entity('standing')
export class StandingRow {
  @References(() => Contest, 'standing_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) participantId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) metricId!: string
  @Ref() teamId!: string
  @Int() quantity!: number
  @Int() points!: number
  @Int() reachedSeq!: number
}
