import { Injectable } from '@nestjs/common'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import type { LoadedContest } from '#server/contests/loaded-contest'
import { UnitOfWork } from '#server/database/unit-of-work'
import type { Person } from '#server/http/caller'
import { sellerOf } from '#server/participants/seller'
import { PledgesService } from '#server/pledges/pledges.service'
import { StandingsService } from '#server/standings/standings.service'
import type { Tallies } from '#server/standings/tallies'
import { goalOf, type ParticipantView } from '#shared/contest'
import type { MyPledgeView } from '#shared/pledge'
import { addDays, pace, wallClock } from '#shared/time'

/** One's own pledge of today with the hints that help to choose it. */
@Injectable()
export class MyPledgeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly pledges: PledgesService,
    private readonly standings: StandingsService,
  ) {}

  view(person: Person, contestId: string, participantId?: string): Promise<MyPledgeView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const seller = sellerOf(contest, person, participantId)
      const { day, time } = wallClock(this.clock.now(), contest.timezone)
      const today = await this.standings.tallies(contestId, seller.id, day)
      const yesterday = await this.standings.tallies(contestId, seller.id, addDays(day, -1))
      const wall = await this.pledges.wall(contest, day)
      const pledge = wall.find((each) => each.participantId === seller.id) ?? null
      const isLocked = time >= contest.lockTime || today.own.day.deals > 0
      return {
        day,
        pledge,
        isLocked,
        isLateNow: isLocked && pledge === null,
        lockTime: contest.lockTime,
        floor: 0,
        average: 0,
        tomorrow: null,
        hints: contest.view.metrics.map((metric) => ({
          metricId: metric.id,
          yesterday: yesterday.own.day.metrics[metric.id]?.quantity ?? 0,
          ...shareOfSchedule(contest, seller, metric.id, today, day),
        })),
      }
    })
  }
}

/**
 * One member's even share of what the team needs by tonight to be level with the schedule (序时); 0 when it is ahead,
 * null without a goal. What the team has sold today already counts.
 */
function shareOfSchedule(
  contest: LoadedContest,
  { teamId }: ParticipantView,
  metricId: string,
  tallies: Tallies,
  day: string,
): { forTarget: number | null; forChallenge: number | null } {
  const goal = goalOf(contest.view, teamId, metricId)
  if (!goal) return { forTarget: null, forChallenge: null }
  const size = contest.view.participants.filter((each) => each.teamId === teamId).length
  const sold = tallies.teams.get(teamId)?.whole.metrics[metricId]?.quantity ?? 0
  const gone = pace(contest.startsOn, contest.endsOn, day)
  const share = (figure: number) => Math.max(0, Math.ceil((figure * gone - sold) / Math.max(1, size)))
  return { forTarget: share(goal.target), forChallenge: share(goal.challenge) }
}
