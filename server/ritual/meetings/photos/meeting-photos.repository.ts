import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Meeting } from '#server/ritual/meetings/meeting.entity'
import { MeetingPhoto } from '#server/ritual/meetings/photos/meeting-photo.entity'

/** A meeting that has photos. */
export type PhotographedMeeting = Pick<Meeting, 'contestId' | 'kind' | 'day'>

/** Photos of meetings; a picture is read only for the one who asks for it. */
@Injectable()
export class MeetingPhotosRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The photos of a meeting without their pictures, the first one first. */
  ofMeeting(meetingId: string): Promise<Pick<MeetingPhoto, 'id' | 'position'>[]> {
    return this.uow.manager.find(MeetingPhoto, {
      select: { id: true, position: true },
      where: { meetingId },
      order: { position: 'ASC' },
    })
  }

  /** The meeting of a photo. */
  async meetingOf(id: string): Promise<string | undefined> {
    const row = await this.uow.manager.findOne(MeetingPhoto, { select: { meetingId: true }, where: { id } })
    return row?.meetingId
  }

  /** With its picture, in a meeting of the contest. */
  async find(contestId: string, id: string): Promise<Pick<MeetingPhoto, 'type' | 'picture'> | undefined> {
    const [row] = await this.uow.sql<Pick<MeetingPhoto, 'type' | 'picture'>>`
      select p."type", p."picture" from meeting_photo p join meeting m on m."id" = p."meetingId"
      where p."id" = ${id} and m."contestId" = ${contestId}`
    return row
  }

  /** Meetings with photos of contests that were closed before. */
  ofContestsClosed(before: Date): Promise<PhotographedMeeting[]> {
    return this.uow.sql<PhotographedMeeting>`
      select distinct m."contestId", m."kind", m."day" from contest c
      join meeting m on m."contestId" = c."id" join meeting_photo p on p."meetingId" = m."id"
      where c."status" = 'closed' and c."closedAt" < ${before.toISOString()} order by m."day", m."kind"`
  }

  async add(photo: MeetingPhoto): Promise<void> {
    await this.uow.manager.insert(MeetingPhoto, photo)
  }

  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(MeetingPhoto, { id })
  }
}
