import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { resolvePledger } from '#server/contest/participants/acting-for'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { soldSoFar } from '#server/ritual/pledges/pledge-rules'
import { PledgeTermsService } from '#server/ritual/pledges/pledge-terms.service'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import { goalOf, type ParticipantView } from '#shared/contest/contests/contract'
import { schedule } from '#shared/contest/duty/contract'
import { NO_TOTALS, type ParticipantStanding } from '#shared/ledger/standings/contract'
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
    private readonly standings: StandingsReader,
    private readonly terms: PledgeTermsService,
    private readonly duty: DutyService,
  ) {}

  view(person: Person, contestId: string, participantId?: string): Promise<MyPledgeView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const seller = resolvePledger(contest, person, participantId)
      const now = this.clock.now()
      const day = dayOf(now, contest.timezone)
      const lines = await this.standings.lines(contest, contest.viewpoint('public', day))
      const today = lines.find((line) => line.participantId === seller.id)?.today ?? NO_TOTALS
      const yesterday = await this.standings.ofDay(contest, contest.viewpoint('public', addDays(day, -1)), seller.id)
      const pledge = await this.pledges.one(contest, day, seller.id, today)
      const lockedBy = await this.terms.lockOf(contest, pledge, today, now)
      const team = lines.filter((line) => line.teamId === seller.teamId)
      const present = await this.duty.present(contest, day)
      const early = await this.terms.earlyDay(contest, now)
      return {
        day,
        pledge,
        isLocked: lockedBy !== null,
        isLateNow: lockedBy !== null && pledge === null,
        lockedBy,
        lockTime: contest.lockTime,
        sold: soldSoFar(today) ?? [],
        ...(await this.terms.floorOf(contest, seller.id, day)),
        tomorrow: early === null ? null : { day: early, pledge: await this.pledges.one(contest, early, seller.id) },
        hints: contest.view.metrics.map((metric) => ({
          metricId: metric.id,
          yesterday: yesterday.metrics[metric.id]?.quantity ?? 0,
          ...shareOfSchedule(contest, seller, metric.id, team, day, present),
        })),
        activities: await this.terms.activityHints(contest, seller, day),
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
  team: readonly ParticipantStanding[],
  day: string,
  present: ReadonlySet<string>,
): { forTarget: number | null; forChallenge: number | null } {
  const goal = goalOf(contest.view, teamId, metricId)
  if (!goal) return { forTarget: null, forChallenge: null }
  const size = contest.view.participants.filter((each) => each.teamId === teamId && present.has(each.id)).length
  const sold = team.reduce((sum, { whole }) => sum + (whole.metrics[metricId]?.quantity ?? 0), 0)
  const gone = schedule(contest.view, day)
  const share = (figure: number) => Math.max(0, Math.ceil((figure * gone - sold) / Math.max(1, size)))
  return { forTarget: share(goal.target), forChallenge: share(goal.challenge) }
}
