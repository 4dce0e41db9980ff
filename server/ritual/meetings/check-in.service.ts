import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { AttendanceService, viewOf } from '#server/contest/duty/attendance.service'
import { DutyService } from '#server/contest/duty/duty.service'
import { resolveSeller } from '#server/contest/participants/acting-for'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { codeAt, isLate, isValid } from '#server/ritual/meetings/check-in-rules'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { dayOf } from '#shared/platform/time/time'
import type { CheckedIn, CheckInCode } from '#shared/ritual/meetings/check-in'

/** 签到 by phone: the projector of the open morning meeting shows a code that changes, and who scans it is there. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly contests: ContestsService,
    private readonly meetings: MeetingsRepository,
    private readonly attendance: AttendanceService,
    private readonly duty: DutyService,
  ) {}

  /** Refused with `meeting_not_open` while today's morning meeting is not under way. */
  code(person: Person, contestId: string): Promise<CheckInCode> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const now = this.clock.now()
      const { secret } = await this.openMeeting(contest, now)
      const { code, until } = codeAt(secret, now)
      return { url: `${this.config.publicUrl}/check-in/${contestId}/${code}`, until: until.toISOString() }
    })
  }

  /** For the caller alone. The first mark stays; refused with `check_in_code_old` for a code that is not shown any more. */
  checkIn(person: Person, contestId: string, code: string): Promise<CheckedIn> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const { id } = resolveSeller(contest, person, undefined)
      const now = this.clock.now()
      const day = dayOf(now, contest.timezone)
      const known = await this.markOf(contestId, day, id)
      if (known) return known
      const { secret, openedAt } = await this.openMeeting(contest, now)
      if (!isValid(secret, code, now)) throw new AppError('check_in_code_old')
      if (!(await this.duty.present(contest, day)).has(id)) throw new AppError('not_on_duty')
      await this.attendance.record(contest, day, [id], isLate(contest.view, openedAt, now) ? 'late' : 'on_time')
      const mark = await this.markOf(contestId, day, id)
      if (!mark) throw new Error('A mark that was just recorded is missing')
      return mark
    })
  }

  private async markOf(contestId: string, day: string, participantId: string): Promise<CheckedIn | undefined> {
    const row = (await this.attendance.ofDay(contestId, day)).find((each) => each.participantId === participantId)
    return row && viewOf(row)
  }

  private async openMeeting(contest: LoadedContest, now: Date): Promise<{ secret: string; openedAt: Date }> {
    const meeting = await this.meetings.find(contest.id, 'morning', dayOf(now, contest.timezone))
    if (meeting?.status !== 'open' || !meeting.secret || !meeting.openedAt) throw new AppError('meeting_not_open')
    return { secret: meeting.secret, openedAt: meeting.openedAt }
  }
}
