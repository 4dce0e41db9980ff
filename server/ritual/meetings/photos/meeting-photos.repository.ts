import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { MeetingPhoto } from '#server/ritual/meetings/photos/meeting-photo.entity'

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

  async add(photo: MeetingPhoto): Promise<void> {
    await this.uow.manager.insert(MeetingPhoto, photo)
  }

  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(MeetingPhoto, { id })
  }
}
