import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Day, Id, Instant, Int, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Segment, Trade } from '#shared/contest/territories/contract'

/** 包区: an area of a contest; `key` is the name as it is compared (`territoryKey`). */
@Entity('territory')
@Check('territory_segment', `"segment" in ('market', 'office', 'street', 'industrial')`)
@Index('territory_name', ['contestId', 'key'], { unique: true })
export class Territory {
  @Id() id!: string
  @References(() => Contest, 'territory_contest_fk') contestId!: string
  @Text(40) name!: string
  @Text(200) key!: string
  @Text(16, { nullable: true }) segment!: Segment | null
  @Text(16, { nullable: true }) trade!: Trade | null
  @Text(20) subTrade!: string
  @Int({ nullable: true }) doors!: number | null
  @Instant() createdAt!: Date
}

/** A time in which a participant holds a territory, both days included; open where null. */
@Entity('territory_holder')
@Index('territory_holder_contest', ['contestId'])
@Index('territory_holder_territory', ['territoryId'])
@Index('territory_holder_participant', ['participantId'])
export class TerritoryHolder {
  @Id() id!: string
  @References(() => Contest, 'territory_holder_contest_fk') contestId!: string
  @References(() => Territory, 'territory_holder_territory_fk') territoryId!: string
  @References(() => Participant, 'territory_holder_participant_fk') participantId!: string
  @Day({ nullable: true }) from!: string | null
  @Day({ nullable: true }) to!: string | null
}
