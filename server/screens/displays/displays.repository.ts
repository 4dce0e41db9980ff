import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Display } from '#server/screens/displays/display.entity'
import type { DisplayKind } from '#shared/platform/auth/contract'
import type { DisplaySettings } from '#shared/screens/displays/settings'

/** The table of TVs and links. */
@Injectable()
export class DisplaysRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get displays() {
    return this.uow.manager.getRepository(Display)
  }

  async add(display: Display): Promise<void> {
    await this.displays.insert(display)
  }

  find(contestId: string, id: string): Promise<Display | null> {
    return this.displays.findOneBy({ contestId, id })
  }

  byToken(tokenHash: string, kind: DisplayKind): Promise<Display | null> {
    return this.displays.findOneBy({ tokenHash, kind, isRevoked: false })
  }

  activeTv(id: string): Promise<Display | null> {
    return this.displays.findOneBy({ id, kind: 'tv', isRevoked: false })
  }

  async activeAmong(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.sql<{ id: string }>`
      select "id" from display where "id" in (${this.uow.list(ids)}) and not "isRevoked"`
    return new Set(rows.map(({ id }) => id))
  }

  ofContest(contestId: string): Promise<Display[]> {
    return this.displays.find({ where: { contestId }, order: { createdAt: 'DESC', id: 'ASC' } })
  }

  async revoke(id: string): Promise<void> {
    await this.displays.update({ id }, { isRevoked: true })
  }

  async rename(id: string, name: string): Promise<void> {
    await this.displays.update({ id }, { name })
  }

  async choose(id: string, settings: DisplaySettings): Promise<void> {
    await this.displays.update({ id }, { settings })
  }

  async touch(id: string, lastSeenAt: Date): Promise<void> {
    await this.displays.update({ id }, { lastSeenAt })
  }
}
