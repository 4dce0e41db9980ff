import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveRelay } from '#server/live/live.relay'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { hashOf, newToken } from '#server/platform/auth/tokens'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { Display } from '#server/screens/displays/display.entity'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import type { DisplayKind } from '#shared/platform/auth/contract'
import type { CreateDisplayInput, DisplayView, NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'

/** The page that opens each kind. */
const PAGES: Record<DisplayKind, string> = { tv: 'display', watch: 'watch', boss: 'boss' }

/** TVs and links: each has its own token for one contest and can be revoked. */
@Injectable()
export class DisplaysService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly displays: DisplaysRepository,
    private readonly contests: ContestsService,
    private readonly relay: LiveRelay,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(director: Person, contestId: string): Promise<DisplayView[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(director, contestId)
      const watching = this.relay.watching(contestId)
      return (await this.displays.ofContest(contestId)).map((each) => toView(each, watching.get(each.id) ?? 0))
    })
  }

  /** Returns the address, of whose token only a hash is stored; in the fragment the token reaches no log. */
  create(director: Person, contestId: string, input: CreateDisplayInput): Promise<NewDisplay> {
    return this.uow.writeAs(director, async () => {
      await this.contests.loadFor(director, contestId)
      const { display, token } = await this.add(director, contestId, input)
      return { display: toView(display, 0), url: `${this.config.publicUrl}/${PAGES[input.kind]}#${token}` }
    })
  }

  /** Inside the unit of a director who may manage the contest. */
  async add(
    director: Person,
    contestId: string,
    { name, kind }: CreateDisplayInput,
  ): Promise<{ display: Display; token: string }> {
    const token = newToken(256)
    const display: Display = {
      id: randomUUID(),
      centerId: director.centerId,
      contestId,
      name,
      tokenHash: hashOf(token),
      kind,
      madeBy: director.name,
      isRevoked: false,
      createdAt: new Date(),
      settings: null,
      lastSeenAt: null,
    }
    await this.displays.add(display)
    await this.note(director, display, 'display.created')
    return { display, token }
  }

  /** How many screens show it now. */
  watching(contestId: string, id: string): number {
    return this.relay.watching(contestId).get(id) ?? 0
  }

  /** Revokes the link and disconnects its screens at once. */
  revoke(director: Person, contestId: string, id: string): Promise<void> {
    return this.uow.writeAs(director, async () => {
      await this.contests.loadFor(director, contestId)
      const display = await this.displays.find(contestId, id)
      if (!display) throw new AppError('not_found')
      if (display.isRevoked) return
      await this.displays.revoke(id)
      await this.sessions.revokeDisplay(id)
      await this.note(director, display, 'display.revoked')
    })
  }

  note(director: Person, { contestId, name, kind }: Display, action: string): Promise<void> {
    const { centerId, name: actor } = director
    return this.audit.note({ centerId, contestId, actor, action, subject: name, after: { display: kind } })
  }
}

export const toView = (
  { id, kind, name, madeBy, createdAt, lastSeenAt, isRevoked, settings }: Display,
  watching: number,
): DisplayView => ({
  id,
  kind,
  name,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  isRevoked,
  madeBy,
  watching,
  settings: kind === 'tv' ? { ...DEFAULT_SETTINGS, ...settings } : null,
})
