import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Meeting } from '#server/ritual/meetings/meeting.entity'
import { MeetingRefreshService } from '#server/ritual/meetings/meeting-refresh.service'
import type { MeetingKey } from '#server/ritual/meetings/meeting-state'
import { MeetingViewsService } from '#server/ritual/meetings/meeting-views.service'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import type { MeetingMinutes } from '#shared/ritual/meetings/contract'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { MeetingKind } from '#shared/ritual/meetings/items'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** A meeting was closed; emitted after its fact, `contest` as it was before. Listeners must be quick. */
    'meeting.closed': { contest: LoadedContest; meeting: Meeting; person: Person }
  }
}

/** Closes meetings and keeps their minutes. */
@Injectable()
export class MeetingClosingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly views: MeetingViewsService,
    private readonly refreshes: MeetingRefreshService,
    private readonly events: DomainEventBus,
  ) {}

  /** The morning's close locks the pledges. Idempotent; refused with `meeting_not_open` before the opening. */
  async close(person: Person, key: MeetingKey): Promise<MeetingEditorView> {
    await this.views.readAhead(person, key)
    return this.uow.writeContestAs(person, key.contestId, async () => {
      const contest = await this.contests.loadFor(person, key.contestId)
      const before = await this.views.state(contest, key.kind, key.day)
      if (before.meeting.status === 'closed') return this.views.editorView(contest, before)
      contest.mustBeRunning()
      if (before.meeting.status !== 'open') throw new AppError('meeting_not_open')
      const now = this.clock.now()
      const editor = await this.views.editorView(contest, before)
      const minutes = minutesOf(contest, key.kind, editor, person)
      await this.meetings.save(before.meeting.id, { status: 'closed', closedAt: now, minutes })
      const state = await this.views.state(contest, key.kind, key.day)
      await this.refreshes.publish(contest, state.meeting, this.views.viewOf(state, editor.view), now)
      const closed = await this.views.state(contest, key.kind, key.day)
      await this.events.emit('meeting.closed', { contest, meeting: closed.meeting, person })
      return this.views.editorView(contest, closed)
    })
  }
}

/** Sums what was pledged in the morning, or sold until the evening, by those on duty. */
function minutesOf(
  contest: LoadedContest,
  kind: MeetingKind,
  { people, view }: MeetingEditorView,
  closer: Person,
): MeetingMinutes {
  const onDuty = people.filter((each) => each.absence === null)
  const quantities: Record<string, number> = {}
  for (const { pledged, sold } of onDuty)
    for (const [id, quantity] of Object.entries((kind === 'morning' ? pledged : sold) ?? {}))
      quantities[id] = (quantities[id] ?? 0) + quantity
  return {
    agenda: view.agenda,
    onDuty: onDuty.map((each) => contest.rules.participant(each.participantId)?.name ?? ''),
    pledged: onDuty.filter((each) => each.pledged !== null).length,
    quantities,
    closedBy: closer.name,
  }
}
