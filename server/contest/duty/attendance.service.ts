import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Attendance } from '#server/contest/duty/attendance.entity'
import { AttendanceRepository } from '#server/contest/duty/attendance.repository'
import { monthOf } from '#server/contest/duty/attendance-rules'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type {
  AttendanceState,
  AttendanceView,
  MarkAttendanceInput,
  MonthAttendance,
} from '#shared/contest/duty/attendance'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** 签到 of a day changed. */
    'attendance.changed': { contest: LoadedContest; day: string }
  }
}

/** 签到: who came to the morning meeting of a day, in time or late, and what that makes of a month. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly attendance: AttendanceRepository,
    private readonly events: DomainEventBus,
  ) {}

  /** A director's tap for one or several people; repeated, it changes nothing. */
  mark(
    person: Person,
    contestId: string,
    { day, participantIds, state }: MarkAttendanceInput,
  ): Promise<AttendanceView[]> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      if (day < contest.startsOn || day > contest.endsOn) throw new AppError('business_date_outside_contest')
      for (const id of participantIds) if (!contest.rules.participant(id)) throw new AppError('not_a_participant')
      if (state === null) {
        await this.attendance.remove(contestId, day, participantIds)
        await this.events.emit('attendance.changed', { contest, day })
      } else await this.record(contest, day, participantIds, state)
      return (await this.ofDay(contestId, day)).map(viewOf)
    })
  }

  /** Marks people; those who have that mark keep its time. Inside a unit that holds the contest. */
  async record(
    contest: LoadedContest,
    day: string,
    participantIds: readonly string[],
    state: AttendanceState,
  ): Promise<void> {
    const marked = new Map((await this.ofDay(contest.id, day)).map((row) => [row.participantId, row.state]))
    const changed = participantIds.filter((id) => marked.get(id) !== state)
    if (changed.length === 0) return
    const at = this.clock.now()
    await this.attendance.save(
      changed.map((participantId) => ({ contestId: contest.id, day, participantId, state, at })),
    )
    await this.events.emit('attendance.changed', { contest, day })
  }

  /** Inside the caller's unit. */
  ofDay(contestId: string, day: string): Promise<Attendance[]> {
    return this.attendance.ofDay(contestId, day)
  }

  month(person: Person, contestId: string, month: string): Promise<MonthAttendance> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const [from, to] = [`${month}-01`, `${month}-31`]
      const marks = await this.attendance.between(contestId, from, to)
      const absences = await this.attendance.absencesBetween(contestId, from, to)
      const own = contest.participantOf(person.accountId)?.id
      const people = contest.view.participants.filter(({ id }) => person.role === 'director' || id === own)
      return monthOf(people, marks, absences)
    })
  }

  /** Deletes what is known of a participant who is removed from a draft. */
  @OnDomainEvent('participant.removing')
  async forget({ participantId }: DomainEvents['participant.removing']): Promise<void> {
    await this.attendance.removeOf(participantId)
  }
}

export const viewOf = ({ participantId, state, at }: Attendance): AttendanceView => ({
  participantId,
  state,
  at: at.toISOString(),
})
