import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { LikesRepository } from '#server/ledger/likes/likes.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { MEETING_HOURS } from '#shared/contest/contests/meeting-hours'
import { wallClock } from '#shared/platform/time/time'

const LOOK_MS = 60_000

/**
 * Tells each seller once a day, at the hour of the evening meeting (夕会), by how many people their sales were liked since the
 * day before. Each contest in a unit of its own that looks again, so that a restart or a second server repeats nothing.
 */
@Injectable()
export class LikeDigests implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(LikeDigests.name)
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly likes: LikesRepository,
    private readonly inbox: InboxService,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => void this.look().catch((error) => this.log.error(error))
    this.timer = setInterval(look, LOOK_MS).unref()
    setImmediate(look)
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer)
  }

  /** Tells what is due now. */
  async look(): Promise<void> {
    for (const contestId of await this.uow.read(() => this.likes.runningContests())) {
      const isDue = await this.uow.read(async () => this.isDue(await this.contests.load(contestId)))
      if (isDue) await this.uow.writeContestAsSystem(contestId, () => this.tell(contestId))
    }
  }

  private async isDue(contest: LoadedContest): Promise<boolean> {
    const { timezone, meetingHours = MEETING_HOURS } = contest.view
    const { time, day } = wallClock(this.clock.now(), timezone)
    if (contest.status !== 'running' || time < meetingHours.evening) return false
    return ((await this.likes.lastDigest(contest.id))?.day ?? '') < day
  }

  private async tell(contestId: string): Promise<void> {
    const contest = await this.contests.load(contestId)
    if (!(await this.isDue(contest))) return
    // Another like of this very millisecond may still come; it counts tomorrow.
    const upTo = new Date(this.clock.now().getTime() - 1)
    const before = await this.likes.lastDigest(contestId)
    for (const { participantId, people, deals } of await this.likes.bySeller(contestId, before?.upTo, upTo))
      await this.inbox.tellParticipants(contest, [participantId], { kind: 'sales_liked', about: { people, deals } })
    await this.likes.keepDigest({ contestId, day: wallClock(upTo, contest.view.timezone).day, upTo })
  }
}
