import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { MeetingKey } from '#server/ritual/meetings/meeting-state'
import { MeetingViewsService } from '#server/ritual/meetings/meeting-views.service'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'

/** Reads 晨会 and 夕会. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly views: MeetingViewsService,
  ) {}

  /** The stored meetings of a day, the morning's first. */
  list(caller: Caller, contestId: string, day: string): Promise<MeetingView[]> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      return (await this.meetings.ofDay(contest.id, day)).map((meeting) => meeting.view)
    })
  }

  /** Writes nothing: a meeting that is not stored is prepared again by every request. */
  async editor(person: Person, key: MeetingKey): Promise<MeetingEditorView> {
    const { contestId, kind, day } = key
    await this.views.readAhead(person, key)
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return this.views.editorView(contest, await this.views.state(contest, kind, day))
    })
  }
}
