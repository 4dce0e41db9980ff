import { Column, Entity, Index } from 'typeorm'
import { Id, Instant, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import { Meeting } from '#server/ritual/meetings/meeting.entity'

/** A photo of a meeting; never changed, only removed. `picture` is base64, which both databases store alike. */
@Entity('meeting_photo')
@Index('meeting_photo_place', ['meetingId', 'position'], { unique: true })
export class MeetingPhoto {
  @Id() id!: string
  @References(() => Meeting, 'meeting_photo_meeting_fk') meetingId!: string
  @Int() position!: number
  /** The content type that its first bytes say. */
  @Text(16) type!: string
  @Column({ type: 'text' }) picture!: string
  @Ref() accountId!: string
  @Instant() at!: Date
}
