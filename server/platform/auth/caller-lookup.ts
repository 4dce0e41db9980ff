import { Injectable } from '@nestjs/common'
import type { Caller } from '#server/platform/auth/caller'
import { CallerSources } from '#server/platform/auth/caller-sources'
import type { Session } from '#server/platform/auth/session.entity'
import { SessionsRepository } from '#server/platform/auth/sessions.repository'
import type { SpeaksAs } from '#shared/platform/auth/contract'

/** The caller behind a cookie, whose account or display is neither disabled nor revoked. */
export interface SessionRecord {
  caller: Caller
  lastSeenAt: Date
}

/** Finds callers by the hash of their token, past every cache. Inside a unit. */
@Injectable()
export class CallerLookup {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly sources: CallerSources,
  ) {}

  /** `null` for a token that is unknown or expired, and for a disabled account or a revoked display. */
  async findByTokenHash(tokenHash: string, as: SpeaksAs, now: Date): Promise<SessionRecord | null> {
    if (as === 'watch' || as === 'boss') return this.link(tokenHash, as)
    const session = await this.sessions.findByTokenHash(tokenHash, as === 'person' ? 'browser' : 'display')
    if (!session || session.expiresAt <= now) return null
    const caller = await this.callerOf(session)
    return caller && { caller, lastSeenAt: session.lastSeenAt }
  }

  /** Session ids of the callers whose session is valid and whose role is unchanged. */
  async validAmong(callers: readonly Caller[], now: Date): Promise<string[]> {
    const persons = callers.filter((caller) => caller.kind === 'person')
    const displays = callers.filter((caller) => caller.kind === 'display')
    const accountIds = [...new Set(persons.map(({ accountId }) => accountId))]
    const displayIds = [...new Set(displays.map(({ displayId }) => displayId))]
    const roles = accountIds.length > 0 ? await this.sources.accounts.roles(accountIds) : undefined
    const active = displayIds.length > 0 ? await this.sources.displays.activeAmong(displayIds) : undefined
    const stored = callers.filter((caller) => !isLink(caller)).map(({ sessionId }) => sessionId)
    const unexpired = await this.sessions.unexpiredAmong(stored, now)
    const isValid = (caller: Caller) => {
      const isAllowed =
        caller.kind === 'person' ? roles?.get(caller.accountId) === caller.role : active?.has(caller.displayId)
      return isAllowed && (isLink(caller) || unexpired.has(caller.sessionId))
    }
    return callers.filter(isValid).map(({ sessionId }) => sessionId)
  }

  private async callerOf({ id: sessionId, accountId, displayId }: Session): Promise<Caller | null> {
    if (accountId) {
      const account = await this.sources.accounts.find(accountId)
      return account && { kind: 'person', sessionId, ...account }
    }
    const display = displayId ? await this.sources.displays.tv(displayId) : null
    return display && { sessionId, ...display }
  }

  /** A link has no session of its own: nothing is stored for the hundreds of devices that open it. */
  private async link(tokenHash: string, kind: 'watch' | 'boss'): Promise<SessionRecord | null> {
    const found = await this.sources.displays.link(tokenHash, kind)
    if (!found) return null
    const { display, lastSeenAt } = found
    return { caller: { sessionId: display.displayId, ...display }, lastSeenAt }
  }
}

const isLink = (caller: Caller): boolean => caller.kind === 'display' && caller.displayKind !== 'tv'
