import { Check, Column, Entity, Index } from 'typeorm'
import { Center } from '#server/platform/centers/center.entity'
import { Bool, Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Activity } from '#shared/contest/contests/activities'
import type { ContestStatus, OverallRules, PaceBasis, RankingBasis } from '#shared/contest/contests/contract'
import type { MeetingForms } from '#shared/contest/contests/meeting-forms'
import type { MeetingHours } from '#shared/contest/contests/meeting-hours'
import type { TerritoryWord } from '#shared/contest/contests/territory-word'

/** `headSeq` is the number of its last fact; `revision` rises with every change of what `ContestRules` holds. */
@Entity('contest')
@Check('contest_status', `"status" in ('draft', 'running', 'settling', 'closed')`)
@Index('contest_center', ['centerId'])
export class Contest {
  @Id() id!: string
  @References(() => Center, 'contest_center_fk') centerId!: string
  @Text(40) name!: string
  @Text(60) slogan!: string
  @Text(10_000) plan!: string
  @Day() startsOn!: string
  @Day() endsOn!: string
  @Text(64) timezone!: string
  @Text(5) lockTime!: string
  @Text(16) rankingBasis!: RankingBasis
  @Json({ nullable: true }) overall!: OverallRules | null
  @Column({ type: 'varchar', length: 16, default: 'calendar' }) paceBasis!: PaceBasis
  /** The weekdays that are worked on, 1 = Monday … 7 = Sunday. */
  @Column({ type: 'varchar', length: 7, default: '12345' }) workWeek!: string
  @Json({ nullable: true }) meetingHours!: MeetingHours | null
  @Json({ nullable: true }) meetingForms!: MeetingForms | null
  /** What the room calls its territories; null for 包区. */
  @Text(16, { nullable: true }) territoryWord!: TerritoryWord | null
  /** Those that it starts with; later ones come by revisions. */
  @Json({ nullable: true }) activities!: Activity[] | null
  /** Of the points, in percent, that activities may earn at most; frozen at the start. */
  @Int({ default: 0 }) activityShare!: number
  @Text(16) status!: ContestStatus
  @Bool() isDemo!: boolean
  @Int() headSeq!: number
  @Ref() epoch!: string
  @Int() revision!: number
  @Instant() createdAt!: Date
  @Instant({ nullable: true }) startedAt!: Date | null
  @Instant({ nullable: true }) closedAt!: Date | null
}
