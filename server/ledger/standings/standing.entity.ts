import { Entity, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { BigInt53, Int, Ref } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/**
 * Totals of a participant: per metric, and over all of them where `metricId` is '' (`quantity` then counts deals);
 * per business date, and over the whole contest where `day` is ''. Raised in the same unit as the ledger entry.
 * A day holds what was sold on it and, in columns of their own, the cancellations dated on it; the whole contest holds what
 * counts, so that it is the sum of its days' sales less their cancellations.
 */
@Entity('standing')
export class StandingRow {
  @References(() => Contest, 'standing_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) participantId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) metricId!: string
  @Ref() teamId!: string
  @BigInt53() quantity!: number
  @BigInt53() points!: number
  @Int() reachedSeq!: number
  @BigInt53({ default: 0 }) cancelledQuantity!: number
  @BigInt53({ default: 0 }) cancelledPoints!: number
  /** 待激活: what was sold on the day, or in all, and counts for nothing so far. */
  @BigInt53({ default: 0 }) pendingQuantity!: number
}
