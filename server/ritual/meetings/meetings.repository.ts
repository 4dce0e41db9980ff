import { Injectable } from '@nestjs/common'
import { LessThan } from 'typeorm'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Meeting, MeetingFieldRow, Praise } from '#server/ritual/meetings/meeting.entity'
import type { MeetingKind } from '#shared/ritual/meetings/items'
import type { ClosedMeeting } from '#shared/ritual/meetings/record'

/** Meetings with their fields and praises. */
@Injectable()
export class MeetingsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, kind: MeetingKind, day: string): Promise<Meeting | null> {
    return this.uow.manager.findOneBy(Meeting, { contestId, kind, day })
  }

  /** The morning's first. */
  ofDay(contestId: string, day: string): Promise<Meeting[]> {
    return this.uow.manager.find(Meeting, { where: { contestId, day }, order: { kind: 'DESC' } })
  }

  /** Meetings that are prepared or open. */
  async unclosed(contestId: string): Promise<Meeting[]> {
    const rows = await this.uow.manager.findBy(Meeting, { contestId })
    return rows.filter((row) => row.status !== 'closed')
  }

  /** Closed meetings before a day, or all of them, the newest first; of a day the evening's first. */
  async closed(contestId: string, before: string | undefined, most: number): Promise<ClosedMeeting[]> {
    const rows = await this.uow.sql<ClosedMeeting & { photos: number | string }>`
      select m."kind", m."day", m."openedAt", m."closedAt",
        (select count(*) from meeting_photo p where p."meetingId" = m."id") as "photos"
      from meeting m where m."contestId" = ${contestId} and m."status" = 'closed' and m."day" < ${before ?? '9999-12-31'}
      order by m."day" desc, m."kind" limit ${most}`
    return rows.map((row) => ({ ...row, photos: Number(row.photos) }))
  }

  lastClosedEvening(contestId: string, before: string): Promise<Meeting | null> {
    return this.uow.manager.findOne(Meeting, {
      where: { contestId, kind: 'evening', status: 'closed', day: LessThan(before) },
      order: { day: 'DESC' },
    })
  }

  async add(meeting: Meeting): Promise<void> {
    await this.uow.manager.insert(Meeting, meeting)
  }

  async save(id: string, changes: Partial<Meeting>): Promise<void> {
    await this.uow.manager.update(Meeting, { id }, changes)
  }

  fields(meetingId: string): Promise<MeetingFieldRow[]> {
    return this.uow.manager.findBy(MeetingFieldRow, { meetingId })
  }

  async saveField(field: MeetingFieldRow): Promise<void> {
    await this.uow.manager.upsert(MeetingFieldRow, field, ['meetingId', 'field'])
  }

  async nameOf(accountId: string): Promise<string> {
    return (await this.uow.manager.findOneBy(Account, { id: accountId }))?.name ?? ''
  }

  praises(meetingId: string): Promise<Praise[]> {
    return this.uow.manager.find(Praise, { where: { meetingId }, order: { position: 'ASC' } })
  }

  async replacePraises(meetingId: string, praises: readonly Praise[]): Promise<void> {
    await this.uow.manager.delete(Praise, { meetingId })
    if (praises.length > 0) await this.uow.manager.insert(Praise, [...praises])
  }

  /** How far the meetings of a day are. */
  async progress(contestId: string, day: string): Promise<{ isMorningClosed: boolean; hasEveningBegun: boolean }> {
    const meetings = await this.ofDay(contestId, day)
    const statusOf = (kind: MeetingKind) => meetings.find((each) => each.kind === kind)?.status ?? 'prepared'
    return { isMorningClosed: statusOf('morning') === 'closed', hasEveningBegun: statusOf('evening') !== 'prepared' }
  }

  /** The lessons that were the lesson of the day at other meetings of the contest. */
  async shownLessons(contestId: string, meetingId: string): Promise<Set<string>> {
    const rows = await this.uow.sql<{ value: string }>`
      select f."value" from meeting_field f join meeting m on m."id" = f."meetingId"
      where m."contestId" = ${contestId} and m."id" <> ${meetingId} and m."status" <> 'prepared' and f."field" = 'lesson'`
    return new Set(rows.map((row) => String(JSON.parse(row.value))))
  }
}
