import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { LessonsReader } from '#server/ritual/playbook/lessons.reader'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { OwnActivityReader } from '#server/screens/me/own-activity.reader'
import type { Days } from '#shared/contest/contests/span'
import { daysSoFar } from '#shared/ledger/standings/curve'
import { type OwnDay, type OwnRecordView, RECORD_DAYS } from '#shared/screens/me/contract'
import { bestOf, keptInARow, keptOf, medalsOf, weeksOf } from '#shared/screens/me/own-record'

/** What one person has done in a contest, from the rows of their own days. */
@Injectable()
export class OwnRecordService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
    private readonly outcomes: PledgeOutcomesService,
    private readonly lessons: LessonsReader,
    private readonly activities: OwnActivityReader,
  ) {}

  /** Refuses with `not_a_participant` who takes no part. */
  view(person: Person, contestId: string): Promise<OwnRecordView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const own = contest.participantOf(person.accountId)
      if (!own) throw new AppError('not_a_participant')
      const days = await this.daysOf(contest, own.id)
      const lessons = await this.lessons.givenAndTaken(contest.centerId, person.accountId)
      return {
        days: days.slice(-RECORD_DAYS),
        activity: await this.activities.row(contest, own.id, spanOf(days.slice(-RECORD_DAYS))),
        streak: keptInARow(days, contest.today),
        rate: keptOf(days, contest.today),
        ...(await this.activities.rate(contest, own.id)),
        bestDay: bestOf(days),
        bestWeek: bestOf(weeksOf(days)),
        medals: medalsOf(days, contest.today, lessons),
        lessons,
      }
    })
  }

  private async daysOf(contest: LoadedContest, participantId: string): Promise<OwnDay[]> {
    const { startsOn, endsOn } = contest.view
    const days = daysSoFar(startsOn, endsOn, contest.today)
    const [from, to] = [days[0], days.at(-1)]
    if (!from || !to) return []
    const isOnDuty = (await this.duty.days(contest, from, to)).of(participantId)
    const sold = await this.daily.ofPerson(contest.id, participantId, days)
    const outcomes = await this.outcomes.ofPerson(contest, participantId, { from, to })
    const kept = new Map(outcomes.map(({ day, isKept }) => [day, isKept]))
    const pledgeOn = (day: string): OwnDay['pledge'] => {
      const isKept = kept.get(day)
      if (isKept === undefined) return null
      return isKept ? 'kept' : day < contest.today ? 'missed' : 'open'
    }
    return days.map((day) => ({
      day,
      isOnDuty: isOnDuty(day),
      pledge: pledgeOn(day),
      deals: sold.deals(participantId, day),
      points: sold.points(participantId, day),
    }))
  }
}

function spanOf(days: readonly OwnDay[]): Days | null {
  const [from, to] = [days[0]?.day, days.at(-1)?.day]
  return from && to ? { from, to } : null
}
