import { Injectable } from '@nestjs/common'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { RecordDetailsReader } from '#server/ritual/meetings/record/record-details.reader'

/** Keeps with the minutes what 会议记录 says besides the agenda, as it is when the meeting closes. */
@Injectable()
export class RecordListener {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly details: RecordDetailsReader,
  ) {}

  @OnDomainEvent('meeting.closed')
  async keepDetails({ contest, meeting }: DomainEvents['meeting.closed']): Promise<void> {
    const details = await this.details.of(contest, meeting.view)
    await this.meetings.save(meeting.id, { minutes: { ...meeting.minutes, details } })
  }
}
