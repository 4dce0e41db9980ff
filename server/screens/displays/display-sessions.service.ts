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
      const now = new Date()
      if (!display.lastSeenAt || now.getTime() - display.lastSeenAt.getTime() > TOUCH_INTERVAL_MS)
        await this.displays.touch(display.id, now)
      const cookieToken = kind === 'tv' ? await this.sessions.openDisplay(display.id, cookieHeader, userAgent) : token
      return { session: await this.describe(display), cookieToken }
    })
  }

  session(caller: Caller): Promise<DisplaySession> {
    return this.uow.read(async () => {
      if (caller.kind !== 'display') throw new AppError('forbidden')
      const display = await this.displays.find(caller.contestId, caller.displayId)
      if (!display) throw new AppError('unauthenticated')
      return this.describe(display)
    })
  }

  private async describe({ contestId, name, madeBy, centerId }: Display): Promise<DisplaySession> {
    const contest = await this.contests.load(contestId)
    const center = await this.centers.get(centerId)
    return { contestId, contestName: contest.view.name, centerName: center.name, name, madeBy }
  }
}
