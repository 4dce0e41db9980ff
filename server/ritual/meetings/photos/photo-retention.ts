import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { AuditService } from '#server/platform/audit/audit.service'
import { ClockTrust } from '#server/platform/auth/clock-trust'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { lookEvery } from '#server/platform/settings/look-every'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import {
  MeetingPhotosRepository,
  type PhotographedMeeting,
} from '#server/ritual/meetings/photos/meeting-photos.repository'
import { PHOTO_DAYS } from '#shared/ritual/meetings/photos'

const LOOK_MS = 15 * 60_000
const DAY_MS = 86_400_000

/** Deletes the photos of meetings `PHOTO_DAYS` after their contest was closed; the records say how many there were. */
@Injectable()
export class PhotoRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(PhotoRetention.name)
  private stop = () => {}

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clockTrust: ClockTrust,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly photos: MeetingPhotosRepository,
    private readonly audit: AuditService,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = lookEvery(LOOK_MS, this.log, () => this.look())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** Each meeting in a unit of its own that looks again. */
  async look(): Promise<void> {
    const closedBefore = new Date(this.clock.now().getTime() - PHOTO_DAYS * DAY_MS)
    for (const contestId of await this.uow.read(() => this.photos.contestsClosed(closedBefore)))
      for (const meeting of await this.uow.read(() => this.photos.photographed(contestId))) {
        if (!(await this.clockTrust.isTrusted())) return
        await this.uow.writeContestAsSystem(contestId, () => this.delete(contestId, meeting))
      }
  }

  private async delete(contestId: string, { kind, day }: PhotographedMeeting): Promise<void> {
    const meeting = await this.meetings.find(contestId, kind, day)
    if (!meeting) return
    const photos = await this.photos.ofMeeting(meeting.id)
    if (photos.length === 0) return
    for (const { id } of photos) await this.photos.remove(id)
    await this.meetings.save(meeting.id, { view: { ...meeting.view, photos: [], deletedPhotos: photos.length } })
    const { centerId } = await this.contests.load(contestId)
    const after = { meeting: kind, photos: photos.length }
    await this.audit.note({ centerId, contestId, actor: '', action: 'meeting.photos_expired', subject: day, after })
  }
}
