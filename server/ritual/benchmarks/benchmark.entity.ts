import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { BenchmarkFigures } from '#shared/ritual/benchmarks/contract'

/**
 * 标杆: named by a director with a citation, for a metric or overall, for the contest or a week (its Monday). `figures`
 * are those of that moment; `seq` is the number of its fact.
 */
@Entity('benchmark')
@Index('benchmark_contest', ['contestId', 'seq'], { unique: true })
export class Benchmark {
  @Id() id!: string
  @References(() => Contest, 'benchmark_contest_fk') contestId!: string
  @References(() => Participant, 'benchmark_participant_fk') participantId!: string
  @Ref({ nullable: true }) metricId!: string | null
  @Day({ nullable: true }) week!: string | null
  @Text(200) citation!: string
  @Json() figures!: BenchmarkFigures
  @Int() seq!: number
  @Ref() accountId!: string
  @Instant() at!: Date
  @Instant({ nullable: true }) withdrawnAt!: Date | null
}
