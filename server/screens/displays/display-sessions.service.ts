import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { Caller } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { hashOf } from '#server/platform/auth/tokens'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Display } from '#server/screens/displays/display.entity'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import type { DisplaySession, OpenDisplayInput } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'

/** Hundreds of openings of a link within a minute update `lastSeenAt` once. */
const TOUCH_INTERVAL_MS = 60_000

/** What TVs and links themselves may do: open a session by their token, and read which display they are. */
@Injectable()
export class DisplaySessionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly displays: DisplaysRepository,
    private readonly contests: ContestsService,
    private readonly centers: CentersRepository,
    private readonly sessions: SessionsService,
  ) {}

  /** Opens a session for a TV, at every power-on; returns the token for the cookie, which for a link is its own. */
  open({ token, kind }: OpenDisplayInput, cookieHeader: string | undefined, userAgent: string | undefined) {
    return this.uow.writeAsSystem(async (): Promise<{ session: DisplaySession; cookieToken: string }> => {
      const display = await this.displays.byToken(hashOf(token), kind)
      if (!display) throw new AppError('not_found')
      if (kind === 'tv') return this.openFor(display, cookieHeader, userAgent)
      await this.touch(display)
      return { session: await this.describe(display), cookieToken: token }
    })
  }

  /** Inside the caller's unit: signs a TV in that is known by more than its token. */
  async openFor(display: Display, cookieHeader: string | undefined, userAgent: string | undefined) {
    await this.touch(display)
    const cookieToken = await this.sessions.openDisplay(display.id, cookieHeader, userAgent)
    return { session: await this.describe(display), cookieToken }
  }

  session(caller: Caller): Promise<DisplaySession> {
    return this.uow.read(async () => {
      if (caller.kind !== 'display') throw new AppError('forbidden')
      const display = await this.displays.find(caller.contestId, caller.displayId)
      if (!display) throw new AppError('unauthenticated')
      return this.describe(display)
    })
  }

  private async touch({ id, lastSeenAt }: Display): Promise<void> {
    const now = new Date()
    if (lastSeenAt && now.getTime() - lastSeenAt.getTime() <= TOUCH_INTERVAL_MS) return
    await this.displays.touch(id, now)
  }

  private async describe({ id, contestId, name, madeBy, centerId, settings }: Display): Promise<DisplaySession> {
    const contest = await this.contests.load(contestId)
    const center = await this.centers.get(centerId)
    return {
      contestId,
      contestName: contest.view.name,
      centerName: center.name,
      name,
      madeBy,
      displayId: id,
      settings: { ...DEFAULT_SETTINGS, ...settings },
    }
  }
}
