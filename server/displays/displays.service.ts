import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { AuditService } from '#server/audit/audit.service'
import type { Config } from '#server/config'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import type { Display } from '#server/displays/display.entity'
import { DisplaysRepository } from '#server/displays/displays.repository'
import { AppError } from '#server/http/app-error'
import type { Caller, Person } from '#server/http/caller'
import { SessionsService } from '#server/sessions/sessions.service'
import { hashOf, newToken } from '#server/sessions/tokens'
import { CONFIG } from '#server/settings.module'
import type { CreateDisplayInput, DisplaySession, DisplayView, NewDisplay } from '#shared/display'

/** TVs: each has a token of its own, watches one contest, and can be shut out. */
@Injectable()
export class DisplaysService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly displays: DisplaysRepository,
    private readonly contests: ContestsService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(director: Person, contestId: string): Promise<DisplayView[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(director, contestId)
      return (await this.displays.ofContest(contestId)).map(toView)
    })
  }

  /** The address is told here and never again; in its fragment the token reaches no log. */
  create(director: Person, contestId: string, { name }: CreateDisplayInput): Promise<NewDisplay> {
    const token = newToken(256)
    return this.uow.write(async () => {
      await this.contests.loadFor(director, contestId)
      const display: Display = {
        id: randomUUID(),
        centerId: director.centerId,
        contestId,
        name,
        tokenHash: hashOf(token),
        kind: 'tv',
        isRevoked: false,
        createdAt: new Date(),
        lastSeenAt: null,
      }
      await this.displays.add(display)
      await this.note(director, contestId, 'display.created', name)
      return { display: toView(display), url: `${this.config.publicUrl}/display#${token}` }
    })
  }

  /** Its screens go dark at once. */
  revoke(director: Person, contestId: string, id: string): Promise<void> {
    return this.uow.write(async () => {
      await this.contests.loadFor(director, contestId)
      const display = await this.displays.find(contestId, id)
      if (!display) throw new AppError('not_found')
      if (display.isRevoked) return
      await this.displays.revoke(id)
      await this.sessions.revokeDisplay(id)
      await this.note(director, contestId, 'display.revoked', display.name)
    })
  }

  /** May be repeated as often as the TV is switched on; returns the token of its cookie. */
  open(token: string, cookieHeader: string | undefined, userAgent: string | undefined) {
    return this.uow.write(async (): Promise<{ session: DisplaySession; cookieToken: string }> => {
      const display = await this.displays.byToken(hashOf(token))
      if (!display) throw new AppError('not_found')
      await this.displays.see(display.id, new Date())
      const cookieToken = await this.sessions.openDisplay(display.id, cookieHeader, userAgent)
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

  private async describe({ contestId, name }: Display): Promise<DisplaySession> {
    return { contestId, contestName: (await this.contests.load(contestId)).view.name, name }
  }

  private note(director: Person, contestId: string, action: string, subject: string): Promise<void> {
    return this.audit.note({ centerId: director.centerId, contestId, actor: director.name, action, subject })
  }
}

const toView = ({ id, name, createdAt, lastSeenAt, isRevoked }: Display): DisplayView => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  isRevoked,
})
