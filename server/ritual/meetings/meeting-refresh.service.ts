import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { Clock } from '#server/platform/settings/clock'
import { AgendaService } from '#server/ritual/meetings/agenda.service'
import type { Meeting } from '#server/ritual/meetings/meeting.entity'
import { MeetingViewsService } from '#server/ritual/meetings/meeting-views.service'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { dayOf } from '#shared/platform/time/time'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingKind } from '#shared/ritual/meetings/items'

/** Keeps the stored views of meetings current, with a fact for each change; inside the caller's unit. */
@Injectable()
export class MeetingRefreshService {
  constructor(
    private readonly clock: Clock,
    private readonly meetings: MeetingsRepository,
    private readonly agendas: AgendaService,
    private readonly views: MeetingViewsService,
    private readonly journal: LiveJournal,
  ) {}

  /** Prepares a meeting from the current figures; a closed one, or one that is not stored, stays unchanged. */
  async refresh(contest: LoadedContest, kind: MeetingKind, day: string): Promise<void> {
    const state = await this.views.state(contest, kind, day)
    if (!state.isStored || state.meeting.status === 'closed') return
    const view = this.views.viewOf(state, await this.agendas.prepare(contest, state))
    await this.publish(contest, state.meeting, view, this.clock.now())
  }

  @OnDomainEvent('duty.changed')
  @OnDomainEvent('attendance.changed')
  @OnDomainEvent('voice.added')
  @OnDomainEvent('request.moved')
  async refreshDay({ contest, day }: DomainEvents['duty.changed']): Promise<void> {
    for (const { kind, status } of await this.meetings.ofDay(contest.id, day))
      if (status !== 'closed') await this.refresh(contest, kind, day)
  }

  /** Open actions, slogans and the form of meetings are part of every meeting to come. */
  @OnDomainEvent('shortfall.done')
  @OnDomainEvent('contest.amended')
  async refreshAll({ contest }: DomainEvents['shortfall.done']): Promise<void> {
    const today = dayOf(this.clock.now(), contest.timezone)
    for (const { kind, day } of await this.meetings.unclosed(contest.id))
      if (day >= today) await this.refresh(contest, kind, day)
  }

  /** Stores the view and appends its fact. */
  async publish(contest: LoadedContest, meeting: Meeting, view: MeetingView, now: Date): Promise<void> {
    await this.meetings.save(meeting.id, { view })
    await this.journal.append(contest, [{ fact: { type: 'meeting.changed', meeting: view } }], now)
  }
}
