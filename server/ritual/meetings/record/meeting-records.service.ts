import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { MeetingKey } from '#server/ritual/meetings/meeting-state'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { RecordDetailsReader } from '#server/ritual/meetings/record/record-details.reader'
import type { MeetingMinutes } from '#shared/ritual/meetings/contract'
import type { MeetingRecord } from '#shared/ritual/meetings/meeting-record'
import type { RecordsPage } from '#shared/ritual/meetings/record'

const PER_PAGE = 60

/** 会议记录: the closed meetings of a contest, and what is filed of one. */
@Injectable()
export class MeetingRecordsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly details: RecordDetailsReader,
  ) {}

  /** Newest first; `before` is the `earlier` of the page that came before. */
  list(person: Person, contestId: string, before: string | undefined): Promise<RecordsPage> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      const found = await this.meetings.closed(contestId, before, PER_PAGE + 1)
      if (found.length <= PER_PAGE) return { meetings: found, earlier: null }
      // A day is never split, so that its two meetings are on one page.
      const cut = found.at(-1)?.day
      const meetings = found.filter(({ day }) => day !== cut)
      return { meetings, earlier: meetings.at(-1)?.day ?? null }
    })
  }

  /** Of a closed meeting; one that an earlier version closed is filled in from what is still known of its day. */
  record(person: Person, { contestId, kind, day }: MeetingKey): Promise<MeetingRecord> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const meeting = await this.meetings.find(contest.id, kind, day)
      if (meeting?.status !== 'closed') throw new AppError('not_found')
      const minutes = meeting.minutes as MeetingMinutes | null
      const details = minutes?.details ?? (await this.details.of(contest, meeting.view))
      return { ...details, view: meeting.view, ledBy: minutes?.closedBy ?? '' }
    })
  }
}
