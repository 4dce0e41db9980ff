import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ActivityBonuses } from '#server/field/activities/activity-bonuses'
import { TalliesRepository } from '#server/field/activities/tallies.repository'
import { TeamActivitiesReader } from '#server/field/activities/team-activities.reader'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { ContestLooks } from '#server/platform/database/contest-looks'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'

const LOOK_MS = 15_000
const BETWEEN_MS = 60_000
/** Servers' clocks may differ by so much; figures that are stated twice do no harm. */
const OVERLAP_MS = 10_000

/**
 * States what the teams have done as one fact, `activity.tallied`, at most once a minute in each contest however many
 * activities there are; where activities have a share in the points, what they earned goes with it.
 */
@Injectable()
export class ActivityTallies extends ContestLooks {
  protected readonly everyMs = LOOK_MS

  constructor(
    uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly tallies: TalliesRepository,
    private readonly teams: TeamActivitiesReader,
    private readonly bonuses: ActivityBonuses,
    private readonly journal: LiveJournal,
  ) {
    super(uow)
  }

  protected due(): Promise<string[]> {
    return this.tallies.due(new Date(this.clock.now().getTime() - BETWEEN_MS))
  }

  protected async lookAt(contestId: string): Promise<void> {
    const now = this.clock.now()
    const last = await this.tallies.of(contestId)
    if (last && now.getTime() - last.at.getTime() < BETWEEN_MS) return
    const contest = await this.contests.load(contestId)
    await this.tallies.keep({ contestId, upTo: new Date(now.getTime() - OVERLAP_MS), at: now })
    if (contest.status === 'closed') return
    await this.bonuses.bring(contest, last)
    if (contest.status !== 'running' || !(await this.tallies.isAnyNew(contestId, last?.upTo))) return
    const { today: day } = contest
    const teams = await this.teams.day(contest, day)
    if (teams.length > 0) await this.journal.append(contest, [{ fact: { type: 'activity.tallied', day, teams } }], now)
  }
}
