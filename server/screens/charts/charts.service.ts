import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { resolvePledger } from '#server/contest/participants/acting-for'
import { audienceOf } from '#server/journal/facts/viewpoint'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { leftOf, type TeamDay, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { isActive } from '#shared/contest/duty/contract'
import { daysSoFar } from '#shared/ledger/standings/curve'
import type { Day } from '#shared/platform/time/time'
import { CHART_DAYS, type ChartsView } from '#shared/screens/charts/contract'

type TeamDays = ReadonlyMap<Day, readonly TeamDay[]>

/** What a day's rows of one metric add up to, over all teams or one; points where no metric is named. */
function soldOn(rows: readonly TeamDay[] = [], metricId: string | null, teamId?: string): number {
  const own = rows.filter((row) => row.metricId === (metricId ?? '') && (!teamId || row.teamId === teamId))
  return own.map(leftOf).reduce((sum, left) => sum + (metricId === null ? left.points : left.quantity), 0)
}

/** The figures of single days that the charts draw. */
@Injectable()
export class ChartsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly teamDays: TeamDaysReader,
    private readonly daily: DailyReader,
    private readonly pledges: PledgesService,
  ) {}

  /** Refuses with `not_for_others` a person whom the caller may not look at. */
  view(person: Person, contestId: string, participantId?: string): Promise<ChartsView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const { view } = contest
      const { today } = contest.viewpoint(audienceOf(person))
      const days = daysSoFar(view.startsOn, view.endsOn, today).slice(-CHART_DAYS)
      const [from, to] = [days[0], days.at(-1)]
      if (!from || !to) return { days: [], pledges: [], person: null }
      const teamDays = await this.teamDays.between(contest, { from, to })
      const isAsked = participantId ?? contest.participantOf(person.accountId)
      return {
        days,
        pledges: await this.pledgedAndSold(contest, days, teamDays),
        person: isAsked
          ? await this.ofPerson(contest, resolvePledger(contest, person, participantId), days, teamDays)
          : null,
      }
    })
  }

  private async pledgedAndSold(contest: LoadedContest, days: readonly Day[], teamDays: TeamDays) {
    const pledged = await this.pledges.pledgedOn(contest, days)
    return [null, ...contest.view.metrics.map(({ id }) => id)].map((metricId) => ({
      metricId,
      pledged: days.map((day) => pledged.get(day)?.get(metricId ?? '') ?? 0),
      sold: days.map((day) => soldOn(teamDays.get(day), metricId)),
    }))
  }

  private async ofPerson(contest: LoadedContest, of: ParticipantView, days: readonly Day[], teamDays: TeamDays) {
    const own = await this.daily.ofPerson(contest.id, of.id, days)
    const team = contest.view.participants.filter(({ teamId }) => teamId === of.teamId)
    return {
      participantId: of.id,
      points: days.map((day) => own.points(of.id, day)),
      average: days.map((day) => {
        const members = team.filter((each) => isActive(each, day)).length
        return members === 0 ? 0 : soldOn(teamDays.get(day), null, of.teamId) / members
      }),
    }
  }
}
