import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Meeting } from '#server/ritual/meetings/meeting.entity'
import { MeetingDesksService } from '#server/ritual/meetings/meeting-desks.service'
import {
  isPraiseChosen,
  type MeetingState,
  PRAISE_CHOSEN,
  type Prepared,
  praiseRow,
} from '#server/ritual/meetings/meeting-draft'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { dayOf } from '#shared/platform/time/time'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { MeetingKind } from '#shared/ritual/meetings/items'

/** One change of a meeting that is not closed: its contest, what it is now, and who changes it when. */
export interface Change {
  person: Person
  contest: LoadedContest
  state: MeetingState
  prepared: Prepared
  now: Date
}

/** Which meeting of which contest. */
export interface MeetingKey {
  contestId: string
  kind: MeetingKind
  day: string
}

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** A meeting was closed; emitted after its fact, `contest` as it was before. Listeners must be quick. */
    'meeting.closed': { contest: LoadedContest; meeting: Meeting; person: Person }
  }
}

/** 晨会 and 夕会: prepared by the figures, opened, led and closed; every change is stored and told in one unit. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly desks: MeetingDesksService,
    private readonly journal: LiveJournal,
    private readonly events: DomainEventBus,
  ) {}

  /** What was prepared, opened or closed on that day. */
  list(caller: Caller, contestId: string, day: string): Promise<MeetingView[]> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      return (await this.meetings.ofDay(contest.id, day)).map((meeting) => meeting.view)
    })
  }

  /** Writes nothing: a meeting that nobody has touched is thought of anew each time. */
  desk(person: Person, { contestId, kind, day }: MeetingKey): Promise<MeetingEditorView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return this.desks.desk(contest, await this.desks.state(contest, kind, day))
    })
  }

  /** Takes over what was prepared; again is the same. */
  open(person: Person, key: MeetingKey): Promise<MeetingEditorView> {
    return this.change(person, key, async ({ contest, state, prepared, now }) => {
      const { meeting } = state
      if (key.day !== dayOf(now, contest.timezone)) throw new AppError('meeting_day_over')
      if (meeting.status === 'open') return false
      if (!isPraiseChosen(state)) {
        const rows = prepared.selection.map((praise, position) => praiseRow(meeting, praise, position))
        await this.meetings.replacePraises(meeting.id, rows)
      }
      const lesson = prepared.defaults.lesson
      if (lesson && !state.fields.some((each) => each.field === 'lesson'))
        await this.meetings.saveField({
          meetingId: meeting.id,
          field: 'lesson',
          value: lesson,
          revision: 0,
          accountId: person.accountId,
          at: now,
        })
      await this.meetings.save(meeting.id, { status: 'open', openedAt: now, item: 0 })
      return true
    })
  }

  /** Which item is projected on every screen. */
  show(person: Person, key: MeetingKey, item: number): Promise<MeetingEditorView> {
    return this.change(person, key, async ({ state: { meeting }, prepared }) => {
      if (meeting.status !== 'open') throw new AppError('meeting_not_open')
      const next = Math.min(item, prepared.agenda.length - 1)
      if (next === meeting.item) return false
      await this.meetings.save(meeting.id, { item: next })
      return true
    })
  }

  /** Ends it and keeps the minutes; the morning's close locks the pledges. Again is the same. */
  close(person: Person, key: MeetingKey): Promise<MeetingEditorView> {
    return this.uow.writeContest(key.contestId, async () => {
      const contest = await this.contests.loadFor(person, key.contestId)
      const before = await this.desks.state(contest, key.kind, key.day)
      if (before.meeting.status === 'closed') return this.desks.desk(contest, before)
      contest.mustBeRunning()
      if (before.meeting.status !== 'open') throw new AppError('meeting_not_open')
      const now = this.clock.now()
      const { people, view } = await this.desks.desk(contest, before)
      const counted = people.filter((each) => each.absence === null)
      const quantities: Record<string, number> = {}
      for (const { pledged, sold } of counted)
        for (const [id, quantity] of Object.entries((key.kind === 'morning' ? pledged : sold) ?? {}))
          quantities[id] = (quantities[id] ?? 0) + quantity
      const minutes = {
        agenda: view.agenda,
        onDuty: counted.map((each) => contest.rules.participant(each.participantId)?.name ?? ''),
        pledged: counted.filter((each) => each.pledged !== null).length,
        quantities,
        closedBy: person.name,
      }
      await this.meetings.save(before.meeting.id, { status: 'closed', closedAt: now, minutes })
      const state = await this.desks.state(contest, key.kind, key.day)
      await this.tell(contest, state.meeting, this.desks.viewOf(state, view), now)
      const closed = await this.desks.state(contest, key.kind, key.day)
      await this.events.emit('meeting.closed', { contest, meeting: closed.meeting, person })
      return this.desks.desk(contest, closed)
    })
  }

  /** Changes a meeting that is not over, stores it where it was only thought of, and tells every screen. */
  change(person: Person, key: MeetingKey, work: (change: Change) => Promise<boolean>): Promise<MeetingEditorView> {
    return this.uow.writeContest(key.contestId, async () => {
      const contest = await this.contests.loadFor(person, key.contestId)
      contest.mustBeRunning()
      const state = await this.desks.state(contest, key.kind, key.day)
      const now = this.clock.now()
      if (state.meeting.status === 'closed') throw new AppError('meeting_closed')
      const isOver = state.meeting.status === 'prepared' && key.day < dayOf(now, contest.timezone)
      const isOutside = key.day < contest.startsOn || key.day > contest.endsOn
      if (isOver || isOutside) throw new AppError('meeting_day_over')
      const prepared = await this.desks.prepare(contest, state)
      if (!state.isStored) await this.meetings.add(state.meeting)
      const isChanged = await work({ person, contest, state, prepared, now })
      if (isChanged) await this.refresh(contest, key.kind, key.day)
      return this.desks.desk(contest, await this.desks.state(contest, key.kind, key.day))
    })
  }

  /** Marks that the praise is the directors' choice from now on, by whoever chose last. */
  async markPraiseChosen({ person, state, now }: Change): Promise<void> {
    const marker = state.fields.find((each) => each.field === PRAISE_CHOSEN)
    await this.meetings.saveField({
      meetingId: state.meeting.id,
      field: PRAISE_CHOSEN,
      value: '',
      revision: (marker?.revision ?? 0) + 1,
      accountId: person.accountId,
      at: now,
    })
  }

  private async refresh(contest: LoadedContest, kind: MeetingKind, day: string): Promise<void> {
    const state = await this.desks.state(contest, kind, day)
    if (!state.isStored || state.meeting.status === 'closed') return
    const view = this.desks.viewOf(state, await this.desks.prepare(contest, state))
    await this.tell(contest, state.meeting, view, this.clock.now())
  }

  /** Updates the day's open meetings with what changed: attendance, a customer's voice. */
  @OnDomainEvent('duty.changed')
  @OnDomainEvent('voice.added')
  async refreshDay({ contest, day }: DomainEvents['duty.changed']): Promise<void> {
    for (const { kind, status } of await this.meetings.ofDay(contest.id, day))
      if (status !== 'closed') await this.refresh(contest, kind, day)
  }

  /** Updates all meetings from today on, as open actions are shown in each. */
  @OnDomainEvent('shortfall.done')
  async refreshAll({ contest }: DomainEvents['shortfall.done']): Promise<void> {
    const today = dayOf(this.clock.now(), contest.timezone)
    for (const { kind, day } of await this.meetings.unclosed(contest.id))
      if (day >= today) await this.refresh(contest, kind, day)
  }

  /** The head is read anew, as one unit may tell of several meetings. */
  private async tell({ id }: LoadedContest, meeting: Meeting, view: MeetingView, now: Date): Promise<void> {
    await this.meetings.save(meeting.id, { view })
    const { headSeq } = await this.contests.load(id)
    await this.journal.append(id, headSeq + 1, [{ fact: { type: 'meeting.changed', meeting: view } }], now)
  }
}
