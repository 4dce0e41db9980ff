import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { resolvePledger } from '#server/contest/participants/acting-for'
import { StandingsService } from '#server/ledger/standings/standings.service'
import type { Tallies } from '#server/ledger/standings/tallies'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { PledgeTermsService } from '#server/ritual/pledges/pledge-terms.service'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import { goalOf, type ParticipantView } from '#shared/contest/contests/contract'
import { schedule } from '#shared/contest/duty/contract'
import { addDays, dayOf } from '#shared/platform/time/time'
import type { MyPledgeView } from '#shared/ritual/pledges/contract'

/** A member's pledge of today, with hints for choosing it. */
@Injectable()
export class MyPledgeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly pledges: PledgesService,
    private readonly standings: StandingsService,
    private readonly terms: PledgeTermsService,
    private readonly duty: DutyService,
  ) {}

  view(person: Person, contestId: string, participantId?: string): Promise<MyPledgeView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const seller = resolvePledger(contest, person, participantId)
      const now = this.clock.now()
      const day = dayOf(now, contest.timezone)
      const today = await this.standings.tallies(contestId, seller.id, day)
      const yesterday = await this.standings.tallies(contestId, seller.id, addDays(day, -1))
      const wall = await this.pledges.wall(contest, day)
      const pledge = wall.find((each) => each.participantId === seller.id) ?? null
      const lockedBy = await this.terms.lockOf(contest, today.own.day, now)
      const present = await this.duty.present(contest, day)
      const early = await this.terms.earlyDay(contest, now)
      return {
        day,
        pledge,
        isLocked: lockedBy !== null,
        isLateNow: lockedBy !== null && pledge === null,
        lockedBy,
        lockTime: contest.lockTime,
        ...(await this.terms.floorOf(contest, seller.id, day)),
        tomorrow: early === null ? null : { day: early, pledge: await this.pledges.ahead(contest, early, seller.id) },
        hints: contest.view.metrics.map((metric) => ({
          metricId: metric.id,
          yesterday: yesterday.own.day.metrics[metric.id]?.quantity ?? 0,
          ...shareOfSchedule(contest, seller, metric.id, today, day, present),
        })),
      }
    })
  }
}

/**
 * One member's even share, among those who are there, of what the team needs by tonight to be level with the schedule (序时); 0 when it is ahead,
 * null without a goal. What the team has sold today already counts.
 */
function shareOfSchedule(
  contest: LoadedContest,
  { teamId }: ParticipantView,
  metricId: string,
  tallies: Tallies,
  day: string,
  present: ReadonlySet<string>,
): { forTarget: number | null; forChallenge: number | null } {
  const goal = goalOf(contest.view, teamId, metricId)
  if (!goal) return { forTarget: null, forChallenge: null }
  const size = contest.view.participants.filter((each) => each.teamId === teamId && present.has(each.id)).length
  const sold = tallies.teams.get(teamId)?.whole.metrics[metricId]?.quantity ?? 0
  const gone = schedule(contest.view, day)
  const share = (figure: number) => Math.max(0, Math.ceil((figure * gone - sold) / Math.max(1, size)))
  return { forTarget: share(goal.target), forChallenge: share(goal.challenge) }
}
