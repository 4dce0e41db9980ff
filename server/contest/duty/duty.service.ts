import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyRepository } from '#server/contest/duty/duty.repository'
import { DutyDays, dutyShares, onDutyOn, presentOn } from '#server/contest/duty/duty-rules'
import { resolveAbsentee } from '#server/contest/participants/acting-for'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { basisOf } from '#shared/contest/contests/ranking-bases'
import {
  type AbsenceView,
  type CalendarView,
  type DutyShares,
  type SetAbsenceInput,
  type SetCalendarInput,
  workingDays,
} from '#shared/contest/duty/contract'
import { dayOf } from '#shared/platform/time/time'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** The absences of a day changed; emitted after their fact, with the contest as it is after it. */
    'duty.changed': { contest: LoadedContest; day: string }
  }
}

/** Who is on duty on which day: calendar, absences, joining and leaving. */
@Injectable()
export class DutyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly duty: DutyRepository,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
    private readonly events: DomainEventBus,
  ) {}

  /** The participants who count on that day, none on a day off; inside the caller's unit. */
  async onDuty(contest: LoadedContest, day: string): Promise<Set<string>> {
    return onDutyOn(contest.view, day, await this.absent(contest.id, day))
  }

  /** Who is there on that day, whether or not it is one that is worked on. */
  async present(contest: LoadedContest, day: string): Promise<Set<string>> {
    return presentOn(contest.view, day, await this.absent(contest.id, day))
  }

  /** Who was on duty on each day of a time, read at once. */
  async days(contest: LoadedContest, from: string, to: string): Promise<DutyDays> {
    const byDay = new Map<string, Set<string>>()
    for (const { day, participantId } of await this.duty.absencesBetween(contest.id, from, to)) {
      const absent = byDay.get(day) ?? new Set()
      byDay.set(day, absent.add(participantId))
    }
    return new DutyDays(contest.view, byDay)
  }

  /** What heads are counted by over a time, inside the caller's unit; nothing where the ranking does not ask for it. */
  async shares(contest: LoadedContest, from: string, to: string): Promise<DutyShares | undefined> {
    if (!basisOf(contest.view).countsHeads) return undefined
    return dutyShares(contest.view, await this.duty.absencesBetween(contest.id, from, to), from, to)
  }

  workingDays(contest: LoadedContest, from: string, to: string): string[] {
    return workingDays(contest.view, from, to)
  }

  /** Inside the caller's unit. */
  async absencesOf(contestId: string, day: string): Promise<AbsenceView[]> {
    const rows = await this.duty.absencesOf(contestId, day)
    return rows.map(({ participantId, kind }) => ({ day, participantId, kind }))
  }

  absences(person: Person, contestId: string, day: string): Promise<AbsenceView[]> {
    return this.uow.read(async () => this.absencesOf((await this.contests.loadFor(person, contestId)).id, day))
  }

  /** Directors for anyone on any day; members for themselves, today or later. Repeated, it changes and tells nothing. */
  setAbsence(person: Person, contestId: string, input: SetAbsenceInput): Promise<AbsenceView[]> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      const seller = resolveAbsentee(contest, person, input.participantId)
      const { day, kind } = input
      const now = this.clock.now()
      if (person.role !== 'director' && day < dayOf(now, contest.timezone)) throw new AppError('absence_day_over')
      if (day < contest.startsOn || day > contest.endsOn) throw new AppError('business_date_outside_contest')
      const before = await this.absencesOf(contestId, day)
      const standing = before.find((each) => each.participantId === seller.id)?.kind ?? null
      if (standing === kind) return before
      if (kind === null) await this.duty.removeAbsence(contestId, day, seller.id)
      else await this.duty.setAbsence({ contestId, day, participantId: seller.id, kind, at: now })
      const absences = await this.absencesOf(contestId, day)
      if (contest.status !== 'draft') await this.announce(contest, day, absences, now)
      return absences
    })
  }

  calendar(caller: Caller, contestId: string): Promise<CalendarView> {
    return this.uow.read(async () => calendarOf(await this.contests.loadFor(caller, contestId)))
  }

  /** Holidays and swapped days, also after the start; the basis of the schedule itself is frozen by then. */
  setCalendar(person: Person, contestId: string, { days }: SetCalendarInput): Promise<CalendarView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      for (const { day, isWorking, note } of days)
        if (isWorking === null) await this.duty.removeDay(contestId, day)
        else await this.duty.setDay({ contestId, day, isWorking, note })
      await this.contests.bumpRevision(contestId)
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'calendar.changed',
        subject: contest.view.name,
        after: days,
      })
      if (contest.status !== 'draft') await this.contests.announce(contest, 'amended')
      return calendarOf(await this.contests.load(contestId))
    })
  }

  /** Deletes the leave noted for a participant who is removed from a draft. */
  @OnDomainEvent('participant.removing')
  async forget({ participantId }: DomainEvents['participant.removing']): Promise<void> {
    await this.duty.removeAbsencesOf(participantId)
  }

  private async announce(contest: LoadedContest, day: string, absences: AbsenceView[], now: Date): Promise<void> {
    const absent = absences.map((absence) => absence.participantId)
    const fact = { type: 'duty.changed' as const, day, absent }
    await this.journal.append(contest, [{ fact }], now)
    await this.events.emit('duty.changed', { contest: await this.contests.load(contest.id), day })
  }

  private async absent(contestId: string, day: string): Promise<Set<string>> {
    return new Set((await this.duty.absencesOf(contestId, day)).map((absence) => absence.participantId))
  }
}

const calendarOf = ({ view }: LoadedContest): CalendarView => ({ workWeek: view.workWeek, days: view.calendar })
