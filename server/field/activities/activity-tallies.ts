import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { TalliesRepository } from '#server/field/activities/tallies.repository'
import { TeamActivitiesReader } from '#server/field/activities/team-activities.reader'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { lookEvery } from '#server/platform/settings/look-every'

const LOOK_MS = 15_000
const BETWEEN_MS = 60_000
/** Servers' clocks may differ by so much; figures that are stated twice do no harm. */
const OVERLAP_MS = 10_000

/**
 * States what the teams have done as one fact, `activity.tallied`, at most once a minute in each contest however many
 * activities there are. Each contest in a unit of its own that looks again, so that a second server repeats nothing.
 */
@Injectable()
export class ActivityTallies implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ActivityTallies.name)
  private stop = () => {}

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly tallies: TalliesRepository,
    private readonly teams: TeamActivitiesReader,
    private readonly journal: LiveJournal,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = lookEvery(LOOK_MS, this.log, () => this.look())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** States what has changed by now; a contest that fails does not hold up the others. */
  async look(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - BETWEEN_MS)
    for (const contestId of await this.uow.read(() => this.tallies.due(before)))
      await this.uow
        .writeContestAsSystem(contestId, () => this.tally(contestId))
        .catch((error) => this.log.error(error))
  }

  private async tally(contestId: string): Promise<void> {
    const now = this.clock.now()
    const last = await this.tallies.of(contestId)
    if (last && now.getTime() - last.at.getTime() < BETWEEN_MS) return
    const contest = await this.contests.load(contestId)
    await this.tallies.keep({ contestId, upTo: new Date(now.getTime() - OVERLAP_MS), at: now })
    if (contest.status !== 'running') return
    const { today: day } = contest
    const teams = await this.teams.day(contest, day)
    if (teams.length > 0) await this.journal.append(contest, [{ fact: { type: 'activity.tallied', day, teams } }], now)
  }
}
