import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contests/contest.entity'
import { Day, Id, Instant, Json, Ref, Text } from '#server/database/columns'
import { References } from '#server/database/references'
import { Participant } from '#server/participants/participant.entity'

/** 标杆: named by a director with a citation, for a metric or overall, for the contest or a week (its Monday). */
@Entity('benchmark')
@Index('benchmark_contest', ['contestId'])
export class Benchmark {
  @Id() id!: string
  @References(() => Contest, 'benchmark_contest_fk') contestId!: string
  @References(() => Participant, 'benchmark_participant_fk') participantId!: string
  @Ref({ nullable: true }) metricId!: string | null
  @Day({ nullable: true }) week!: string | null
  @Text(200) citation!: string
  @Json() figures!: object
  @Ref() accountId!: string
  @Instant() at!: Date
}
