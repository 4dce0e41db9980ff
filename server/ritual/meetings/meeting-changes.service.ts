import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { AgendaService } from '#server/ritual/meetings/agenda.service'
import { MeetingRefreshService } from '#server/ritual/meetings/meeting-refresh.service'
import type { MeetingChange, MeetingKey, MeetingState } from '#server/ritual/meetings/meeting-state'
import { MeetingViewsService } from '#server/ritual/meetings/meeting-views.service'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { dayOf } from '#shared/platform/time/time'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'

/** Changes meetings that are not closed. */
@Injectable()
export class MeetingChangesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly agendas: AgendaService,
    private readonly views: MeetingViewsService,
    private readonly refreshes: MeetingRefreshService,
  ) {}

  /**
   * Runs `work` in one unit, with the meeting stored if it was not yet, and publishes the new view if it returns true.
   * Refused with `meeting_closed`, and with `meeting_day_over` for a day that is past or outside the contest.
   */
  async change(
    person: Person,
    key: MeetingKey,
    work: (change: MeetingChange) => Promise<boolean>,
  ): Promise<MeetingEditorView> {
    await this.views.readAhead(person, key)
    return this.uow.writeContestAs(person, key.contestId, async () => {
      const contest = await this.contests.loadFor(person, key.contestId)
      contest.mustBeRunning()
      const state = await this.views.state(contest, key.kind, key.day)
      const now = this.clock.now()
      mustBeChangeable(contest, state, now)
      const prepared = await this.agendas.prepare(contest, state)
      if (!state.isStored) await this.meetings.add(state.meeting)
      if (await work({ person, contest, state, prepared, now }))
        await this.refreshes.refresh(contest, key.kind, key.day)
      return this.views.editorView(contest, await this.views.state(contest, key.kind, key.day))
    })
  }
}

function mustBeChangeable(contest: LoadedContest, { meeting: { status, day } }: MeetingState, now: Date): void {
  if (status === 'closed') throw new AppError('meeting_closed')
  const isOver = status === 'prepared' && day < dayOf(now, contest.timezone)
  const isOutside = day < contest.startsOn || day > contest.endsOn
  if (isOver || isOutside) throw new AppError('meeting_day_over')
}
