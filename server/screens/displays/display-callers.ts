import { Injectable } from '@nestjs/common'
import type { DisplayCaller } from '#server/platform/auth/caller'
import { CallerSources, type DisplaySource } from '#server/platform/auth/caller-sources'
import type { Display } from '#server/screens/displays/display.entity'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import type { DisplayKind } from '#shared/platform/auth/contract'

/** TVs and links as callers. */
@Injectable()
export class DisplayCallers implements DisplaySource {
  constructor(
    private readonly displays: DisplaysRepository,
    sources: CallerSources,
  ) {
    sources.register({ displays: this })
  }

  async tv(displayId: string) {
    const display = await this.displays.activeTv(displayId)
    return display && callerOf(display)
  }

  async link(tokenHash: string, kind: DisplayKind) {
    const display = await this.displays.byToken(tokenHash, kind)
    return display && { display: callerOf(display), lastSeenAt: display.lastSeenAt ?? display.createdAt }
  }

  activeAmong(displayIds: readonly string[]): Promise<Set<string>> {
    return this.displays.activeAmong(displayIds)
  }

  touch(displayId: string, at: Date): Promise<void> {
    return this.displays.touch(displayId, at)
  }
}

const callerOf = ({ id, kind, centerId, contestId }: Display): Omit<DisplayCaller, 'sessionId'> => ({
  kind: 'display',
  displayKind: kind,
  displayId: id,
  centerId,
  contestId,
})
