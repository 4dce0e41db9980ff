import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InvitesService } from '#server/contest/invites/invites.service'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { type Caller, isDirector } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { LessonsReader } from '#server/ritual/playbook/lessons.reader'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import { daysBetween } from '#shared/platform/time/time'
import { GATHERING_MS, MOST_NEWCOMERS, NEWCOMER_DAYS, type WallView } from '#shared/screens/displays/wall'

const DAY_MS = 86_400_000
const LESSONS = 30

/** What TVs show besides figures. */
@Injectable()
export class WallService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly displays: DisplaysRepository,
    private readonly participants: ParticipantsService,
    private readonly invites: InvitesService,
    private readonly lessons: LessonsReader,
  ) {}

  view(caller: Caller, contestId: string): Promise<WallView> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      const newcomers = await this.newcomers(contest)
      const isInviting = await this.isInviting(caller, contest, newcomers[0]?.joinedAt)
      return {
        lesson: await this.lessonOf(contest),
        newcomers: newcomers.map((each) => ({ ...each, joinedAt: each.joinedAt.toISOString() })),
        invites: isInviting ? await this.invites.openOnes(contestId) : [],
      }
    })
  }

  private newcomers(contest: LoadedContest) {
    const since = new Date(this.clock.now().getTime() - NEWCOMER_DAYS * DAY_MS)
    return this.participants.newest(contest, since, MOST_NEWCOMERS)
  }

  /**
   * Whether the caller may show where one joins: while the teams have no members and for an hour after the last one joined,
   * or where a director put that scene on the TV. Members are not given links.
   */
  private async isInviting(caller: Caller, contest: LoadedContest, newest: Date | undefined): Promise<boolean> {
    if (contest.status !== 'draft' && contest.status !== 'running') return false
    if (caller.kind !== 'display') return isDirector(caller)
    if (contest.view.participants.length === 0) return true
    if (newest && this.clock.now().getTime() - newest.getTime() < GATHERING_MS) return true
    const settings = (await this.displays.find(contest.id, caller.displayId))?.settings
    return settings?.pinned === 'join' || (settings?.scenes ?? []).some(({ kind }) => kind === 'join')
  }

  /** Another one of the newest and the most used each day. */
  private async lessonOf({ centerId, startsOn, today }: LoadedContest): Promise<WallView['lesson']> {
    const [newest, used] = [
      await this.lessons.newest(centerId, LESSONS),
      await this.lessons.mostUsed(centerId, LESSONS),
    ]
    const ids = [...new Set([...newest, ...used].map(({ id }) => id))]
    const id = ids[Math.abs(daysBetween(startsOn, today)) % Math.max(1, ids.length)]
    const card = id ? await this.lessons.find(centerId, id) : null
    return card && { title: card.title, story: card.story, remark: card.remark, author: card.authorName }
  }
}
