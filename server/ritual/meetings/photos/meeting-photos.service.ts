import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Picture } from '#server/platform/http/picture-answer'
import { pictureType } from '#server/platform/http/picture-type'
import { Clock } from '#server/platform/settings/clock'
import type { Meeting } from '#server/ritual/meetings/meeting.entity'
import { MeetingRefreshService } from '#server/ritual/meetings/meeting-refresh.service'
import type { MeetingKey } from '#server/ritual/meetings/meeting-state'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { MeetingPhotosRepository } from '#server/ritual/meetings/photos/meeting-photos.repository'
import { type MeetingPhotos, MOST_PHOTOS, PHOTO_LIMIT } from '#shared/ritual/meetings/photos'

/** 留痕: photos of a meeting that has begun, until its contest is closed. They are evidence, so each change is audited. */
@Injectable()
export class MeetingPhotosService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly photos: MeetingPhotosRepository,
    private readonly refreshes: MeetingRefreshService,
    private readonly audit: AuditService,
  ) {}

  /** The sender makes the id, so that the same photo sent again is kept once. Refused with `photos_full` and `not_a_photo`. */
  async add(person: Person, key: MeetingKey, id: string, bytes: unknown): Promise<MeetingPhotos> {
    // Whose meeting it is comes before what the file holds, so that a foreign one is not found.
    await this.uow.read(() => this.contests.loadFor(person, key.contestId))
    if (!Buffer.isBuffer(bytes)) throw new AppError('not_a_photo')
    if (bytes.length > PHOTO_LIMIT) throw new AppError('payload_too_large')
    const type = pictureType(bytes)
    if (!type) throw new AppError('not_a_photo')
    const picture = bytes.toString('base64')
    return this.change(person, key, async (meeting) => {
      const owner = await this.photos.meetingOf(id)
      if (owner !== undefined && owner !== meeting.id) throw new AppError('not_found')
      if (owner !== undefined) return undefined
      const kept = await this.photos.ofMeeting(meeting.id)
      if (kept.length >= MOST_PHOTOS) throw new AppError('photos_full')
      const position = (kept.at(-1)?.position ?? -1) + 1
      const { accountId } = person
      await this.photos.add({ id, meetingId: meeting.id, position, type, picture, accountId, at: this.clock.now() })
      return 'meeting.photo_added'
    })
  }

  /** Idempotent. */
  remove(person: Person, key: MeetingKey, id: string): Promise<MeetingPhotos> {
    return this.change(person, key, async (meeting) => {
      if ((await this.photos.meetingOf(id)) !== meeting.id) return undefined
      await this.photos.remove(id)
      return 'meeting.photo_removed'
    })
  }

  picture(person: Person, contestId: string, id: string): Promise<Picture> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      const photo = await this.photos.find(contestId, id)
      if (!photo) throw new AppError('not_found')
      return { type: photo.type, bytes: Buffer.from(photo.picture, 'base64') }
    })
  }

  /** `work` changes the photos and says what happened, or nothing where it had happened before. */
  private change(
    person: Person,
    key: MeetingKey,
    work: (meeting: Meeting) => Promise<string | undefined>,
  ): Promise<MeetingPhotos> {
    return this.uow.writeContestAs(person, key.contestId, async () => {
      const contest = await this.contests.loadFor(person, key.contestId)
      contest.mustHaveStarted()
      const meeting = await this.meetings.find(contest.id, key.kind, key.day)
      if (!meeting || meeting.status === 'prepared') throw new AppError('meeting_not_open')
      const action = await work(meeting)
      const photos = (await this.photos.ofMeeting(meeting.id)).map(({ id }) => id)
      if (action) await this.tell(person, contest, meeting, action, photos)
      return { day: meeting.day, photos }
    })
  }

  private async tell(
    person: Person,
    contest: LoadedContest,
    meeting: Meeting,
    action: string,
    photos: string[],
  ): Promise<void> {
    await this.audit.note({
      centerId: contest.centerId,
      contestId: contest.id,
      actor: person.name,
      action,
      subject: meeting.day,
      after: { meeting: meeting.kind, photos: photos.length },
    })
    await this.refreshes.publish(contest, meeting, { ...meeting.view, photos }, this.clock.now())
  }
}
