import { Check, Column, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { BigInt53, Day, Id, Int, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { CountsWhen, NumberRule } from '#shared/contest/contests/contract'
import type { MetricKind } from '#shared/contest/contests/quantities'

@Entity('metric')
@Check('metric_points', '"pointsPerUnit" >= 0')
@Index('metric_contest', ['contestId'])
export class MetricRow {
  @Id() id!: string
  @References(() => Contest, 'metric_contest_fk') contestId!: string
  @Text(12) name!: string
  @Column({ type: 'varchar', length: 16, default: 'count' }) kind!: MetricKind
  @Text(4) unit!: string
  @Int() pointsPerUnit!: number
  @Int() position!: number
  /** Sold from that day on, where a revision has added it. */
  @Day({ nullable: true }) since!: string | null
  @Column({ type: 'varchar', length: 16, default: 'recorded' }) countsWhen!: CountsWhen
  @Column({ type: 'varchar', length: 16, default: 'none' }) numberRule!: NumberRule
  /** 待核 above this quantity, of an amount in 分; null for never. */
  @BigInt53({ nullable: true }) askAbove!: number | null
}
