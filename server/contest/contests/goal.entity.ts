import { Check, Entity, Index, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { MetricRow } from '#server/contest/contests/metric.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { BigInt53, Id, Int } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

@Entity('goal')
@Check('goal_order', '"target" >= 0 and "challenge" >= "target"')
@Index('goal_contest', ['contestId'])
export class GoalRow {
  @Id() id!: string
  @References(() => Contest, 'goal_contest_fk') contestId!: string
  @References(() => TeamRow, 'goal_team_fk', { nullable: true }) teamId!: string | null
  @References(() => MetricRow, 'goal_metric_fk', { nullable: true }) metricId!: string | null
  /** Pieces, points, or 分 of an amount. */
  @BigInt53() target!: number
  @BigInt53() challenge!: number
}

/** Goals already announced as reached, so that each is announced once; `metricId` is '' for points. */
@Entity('goal_reached')
export class GoalReached {
  @References(() => Contest, 'goal_reached_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) teamId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) metricId!: string
  @PrimaryColumn({ type: 'varchar', length: 16 }) level!: 'target' | 'challenge'
  @Int() seq!: number
}
