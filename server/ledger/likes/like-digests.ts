import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { LikesRepository } from '#server/ledger/likes/likes.repository'
import { ContestLooks } from '#server/platform/database/contest-looks'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { MEETING_HOURS } from '#shared/contest/contests/meeting-hours'
import { wallClock } from '#shared/platform/time/time'

const LOOK_MS = 60_000
/** A like bears the time at which its unit began; by now it is committed. */
const COMMITTED_MS = 10_000

/**
 * Tells each seller once a day, at the hour of the evening meeting (夕会), by how many people their sales were liked since the
 * day before; what comes after the last evening, once the contest is closed.
 */
@Injectable()
export class LikeDigests extends ContestLooks {
  protected readonly everyMs = LOOK_MS

  constructor(
    uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly likes: LikesRepository,
    private readonly inbox: InboxService,
  ) {
    super(uow)
  }

  protected due(): Promise<string[]> {
    return this.likes.contestsToTell()
  }

  protected override async isDue(contestId: string): Promise<boolean> {
    return this.isEvening(await this.contests.load(contestId))
  }

  private async isEvening(contest: LoadedContest): Promise<boolean> {
    const { timezone, meetingHours = MEETING_HOURS, closedAt } = contest.view
    const last = await this.likes.lastDigest(contest.id)
    // A closed contest takes no more likes, so that this one is the last.
    if (closedAt !== null) return (last?.upTo.toISOString() ?? '') < closedAt && closedAt <= this.upTo().toISOString()
    const { time, day } = wallClock(this.clock.now(), timezone)
    return contest.status !== 'draft' && time >= meetingHours.evening && (last?.day ?? '') < day
  }

  protected async lookAt(contestId: string): Promise<void> {
    const contest = await this.contests.load(contestId)
    if (!(await this.isEvening(contest))) return
    const upTo = this.upTo()
    const before = await this.likes.lastDigest(contestId)
    for (const { participantId, people, deals } of await this.likes.bySeller(contestId, before?.upTo, upTo))
      await this.inbox.tellParticipants(contest, [participantId], { kind: 'sales_liked', about: { people, deals } })
    await this.likes.keepDigest({ contestId, day: wallClock(this.clock.now(), contest.view.timezone).day, upTo })
  }

  private upTo(): Date {
    return new Date(this.clock.now().getTime() - COMMITTED_MS)
  }
}
