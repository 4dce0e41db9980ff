import { Check, Entity, Index, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingPreset } from '#shared/ritual/meetings/preset'

/** 晨会 or 夕会: one of each per contest and day. `item` is what the projection shows; `minutes` are kept at the close. */
@Entity('meeting')
@Check('meeting_kind', `"kind" in ('morning', 'evening')`)
@Check('meeting_status', `"status" in ('prepared', 'open', 'closed')`)
@Index('meeting_day', ['contestId', 'day', 'kind'], { unique: true })
export class Meeting {
  @Id() id!: string
  @References(() => Contest, 'meeting_contest_fk') contestId!: string
  @Text(16) kind!: 'morning' | 'evening'
  @Day() day!: string
  @Text(16) status!: 'prepared' | 'open' | 'closed'
  @Int() item!: number
  /** The view as of its last `meeting.changed` fact. */
  @Json() view!: MeetingView
  @Json({ nullable: true }) minutes!: object | null
  /** How it was chosen to be held, or was opened; null before, and where an earlier version opened it. */
  @Text(16, { nullable: true }) preset!: MeetingPreset | null
  /** What the codes of 签到 are made from, from the opening on. */
  @Text(43, { nullable: true }) secret!: string | null
  @Instant({ nullable: true }) openedAt!: Date | null
  @Instant({ nullable: true }) closedAt!: Date | null
}

/** A text that a director wrote into a meeting; a second edit of the same revision is refused. */
@Entity('meeting_field')
export class MeetingFieldRow {
  @References(() => Meeting, 'meeting_field_meeting_fk', { primary: true }) meetingId!: string
  @PrimaryColumn({ type: 'varchar', length: 40 }) field!: string
  @Json() value!: string
  @Int() revision!: number
  @Ref() accountId!: string
  @Instant() at!: Date
}

/** 表扬: who and for which figures. */
@Entity('praise')
@Index('praise_meeting', ['meetingId'])
@Index('praise_day', ['contestId', 'day'])
export class Praise {
  @Id() id!: string
  @Ref() contestId!: string
  @References(() => Meeting, 'praise_meeting_fk') meetingId!: string
  @Day() day!: string
  @References(() => Participant, 'praise_participant_fk') participantId!: string
  @Text(24) reason!: string
  @Json() figures!: object
  @Text(200) words!: string
  @Int() position!: number
}
