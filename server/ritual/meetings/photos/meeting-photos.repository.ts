import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Meeting } from '#server/ritual/meetings/meeting.entity'
import { MeetingPhoto } from '#server/ritual/meetings/photos/meeting-photo.entity'

/** A meeting that has photos. */
export type PhotographedMeeting = Pick<Meeting, 'kind' | 'day'>

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

  async contestsClosed(before: Date): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select c."id" from contest c where c."status" = 'closed' and c."closedAt" < ${before.toISOString()}`
    return rows.map(({ id }) => id)
  }

  /** The meetings of a contest that have photos. */
  photographed(contestId: string): Promise<PhotographedMeeting[]> {
    return this.uow.sql<PhotographedMeeting>`
      select m."kind", m."day" from meeting m where m."contestId" = ${contestId}
        and exists (select 1 from meeting_photo p where p."meetingId" = m."id")`
  }

  async add(photo: MeetingPhoto): Promise<void> {
    await this.uow.manager.insert(MeetingPhoto, photo)
  }

  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(MeetingPhoto, { id })
  }
}
