import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller, Person } from '#server/platform/auth/caller'
import { CallerCache } from '#server/platform/auth/caller-cache'
import { CallerLookup } from '#server/platform/auth/caller-lookup'
import { CallerSources } from '#server/platform/auth/caller-sources'
import { ClockTrust } from '#server/platform/auth/clock-trust'
import type { Session } from '#server/platform/auth/session.entity'
import { LIFETIME_S, readToken } from '#server/platform/auth/session-cookies'
import { SessionsRepository } from '#server/platform/auth/sessions.repository'
import { hashOf, newToken } from '#server/platform/auth/tokens'
import { StorageFailed, UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Device } from '#server/platform/http/device'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { SessionView } from '#shared/platform/accounts/contract'
import type { SpeaksAs } from '#shared/platform/auth/contract'

const RENEWED_AFTER_MS = 15 * 60_000
const MAX_SESSIONS_PER_DISPLAY = 20
const LOOKUP_BATCH_SIZE = 500

/** The sessions that were revoked, or all of an account or a display. */
export interface Revoked {
  sessionIds?: string[]
  accountId?: string
  displayId?: string
}

/** The caller behind a request's cookie; `renewedToken` has to be sent as a cookie again. */
export interface Identified {
  caller: Caller
  renewedToken?: string
}

/** Opens, recognises, lists and revokes the sessions of devices. Uses real time, never the contest's clock. */
@Injectable()
export class SessionsService {
  private readonly cache = new CallerCache()
  private readonly listeners: ((what: Revoked) => void)[] = []

  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly lookup: CallerLookup,
    private readonly sources: CallerSources,
    private readonly clockTrust: ClockTrust,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The caller behind a cookie header; `null` without a valid session. */
  async callerOf(cookieHeader: string | undefined, as: SpeaksAs): Promise<Caller | null> {
    return (await this.identify(cookieHeader, as))?.caller ?? null
  }

  /** As `callerOf`, bypassing the cache, so that revocations and role changes apply at once. */
  async callerNow(cookieHeader: string | undefined, as: SpeaksAs): Promise<Caller | null> {
    const token = readToken(cookieHeader, as, this.config)
    if (!token) return null
    const known = await this.uow.read(() => this.lookup.findByTokenHash(hashOf(token), as, new Date()))
    return known?.caller ?? null
  }

  /** As `callerOf`; renews the session's expiry if it was last seen over 15 minutes ago. */
  async identify(cookieHeader: string | undefined, as: SpeaksAs): Promise<Identified | null> {
    const token = readToken(cookieHeader, as, this.config)
    if (!token) return null
    const tokenHash = hashOf(token)
    const kept = this.cache.get(tokenHash)
    if (kept) return { caller: kept }
    const { generation } = this.cache
    const now = new Date()
    const known = await this.cache.share(`${as} ${tokenHash}`, () =>
      this.uow.read(() => this.lookup.findByTokenHash(tokenHash, as, now)),
    )
    if (!known) return null
    this.cache.keep(tokenHash, known.caller, generation)
    if (now.getTime() - known.lastSeenAt.getTime() < RENEWED_AFTER_MS) return { caller: known.caller }
    const isRenewed = await this.renew(known.caller, now, as)
    return { caller: known.caller, ...(isRenewed && { renewedToken: token }) }
  }

  /** False while nothing can be stored: reading goes on, and a later request renews the session. */
  private async renew(caller: Caller, now: Date, as: SpeaksAs): Promise<boolean> {
    try {
      await this.uow.writeAsSystemIfFree(async () => {
        if (as === 'person' || as === 'display') await this.sessions.renew(caller.sessionId, now, expiry(now, as))
        if (caller.kind === 'display') await this.sources.displays.touch(caller.displayId, now)
      })
      return true
    } catch (error) {
      if (error instanceof StorageFailed) return false
      throw error
    }
  }

  /** Ids of the sessions that are still valid with an unchanged role, on whichever server they were revoked; in batches. */
  async validAmong(callers: readonly Caller[]): Promise<Set<string>> {
    const distinct = [...new Map(callers.map((caller) => [caller.sessionId, caller])).values()]
    const valid = new Set<string>()
    for (let from = 0; from < distinct.length; from += LOOKUP_BATCH_SIZE) {
      const batch = distinct.slice(from, from + LOOKUP_BATCH_SIZE)
      for (const id of await this.uow.read(() => this.lookup.validAmong(batch, new Date()))) valid.add(id)
    }
    return valid
  }

  /** Called in this process after the commit that revoked sessions. */
  onRevoked(listener: (what: Revoked) => void): void {
    this.listeners.push(listener)
  }

  /**
   * Opens a session for a device, inside the caller's unit; returns the token for its cookie. Ends the session that the
   * device held, because no page could sign it out any more.
   */
  async open(accountId: string, { cookie, userAgent }: Pick<Device, 'cookie' | 'userAgent'>): Promise<string> {
    if (await this.clockTrust.isTrusted()) await this.sessions.removeExpired(new Date())
    const held = readToken(cookie, 'person', this.config)
    const left = held && (await this.sessions.findByTokenHash(hashOf(held), 'browser'))
    if (left) await this.shutOut([left.id], { sessionIds: [left.id] })
    return this.add({ kind: 'browser', accountId, displayId: null }, userAgent, 'person')
  }

  /** Inside the caller's unit: renews the screen's session or opens one, and drops the longest unseen beyond the limit. */
  async openDisplay(
    displayId: string,
    cookieHeader: string | undefined,
    userAgent: string | undefined,
  ): Promise<string> {
    const known = await this.sessions.ofDisplay(displayId)
    const token = readToken(cookieHeader, 'display', this.config)
    const tokenHash = token && hashOf(token)
    const own = known.find((session) => session.tokenHash === tokenHash)
    const now = new Date()
    if (own && token) {
      await this.sessions.renew(own.id, now, expiry(now, 'display'))
      return token
    }
    await this.sessions.remove(known.slice(MAX_SESSIONS_PER_DISPLAY - 1).map((session) => session.id))
    return this.add({ kind: 'display', accountId: null, displayId }, userAgent, 'display')
  }

  list(person: Person): Promise<SessionView[]> {
    return this.uow.read(async () => {
      const sessions = await this.sessions.ofAccount(person.accountId, new Date())
      return sessions.map((session) => ({
        id: session.id,
        userAgent: session.userAgent,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        isCurrent: session.id === person.sessionId,
      }))
    })
  }

  /** Ends one of the person's own sessions; open to every signed-in person, whatever the role has become. */
  revoke(person: Person, id: string): Promise<void> {
    return this.uow.writeAsSystem(async () => {
      const own = await this.sessions.ofAccount(person.accountId, new Date())
      if (!own.some((session) => session.id === id)) throw new AppError('not_found')
      await this.shutOut([id], { sessionIds: [id] })
    })
  }

  /** All devices of an account but `exceptId`, inside the caller's unit. */
  async revokeAccount(accountId: string, exceptId?: string): Promise<void> {
    const sessions = await this.sessions.ofAccount(accountId, new Date(0))
    const ids = sessions.map((session) => session.id).filter((id) => id !== exceptId)
    await this.shutOut(ids, exceptId === undefined ? { sessionIds: ids, accountId } : { sessionIds: ids })
  }

  /** All screens of a TV or a link, inside the caller's unit. */
  async revokeDisplay(displayId: string): Promise<void> {
    const ids = (await this.sessions.ofDisplay(displayId)).map((session) => session.id)
    await this.shutOut(ids, { sessionIds: ids, displayId })
  }

  /** Drops the account from the cache: its next request reads the table. */
  forget(accountId: string): void {
    this.uow.afterCommit(() => this.cache.drop((caller) => caller.kind === 'person' && caller.accountId === accountId))
  }

  /** Disconnects the account's sockets, which reconnect with its present role. */
  reconnect(accountId: string): void {
    this.uow.afterCommit(() => {
      for (const listener of this.listeners) listener({ accountId })
    })
  }

  private async add(
    owner: Pick<Session, 'kind' | 'accountId' | 'displayId'>,
    userAgent: string | undefined,
    as: SpeaksAs,
  ): Promise<string> {
    const token = newToken(256)
    const now = new Date()
    await this.sessions.add({
      ...owner,
      id: randomUUID(),
      tokenHash: hashOf(token),
      userAgent: (userAgent ?? '').slice(0, 200),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: expiry(now, as),
    })
    return token
  }

  private async shutOut(ids: string[], what: Revoked): Promise<void> {
    await this.sessions.remove(ids)
    this.uow.afterCommit(() => {
      const { displayId } = what
      this.cache.drop(
        (caller) => ids.includes(caller.sessionId) || (caller.kind === 'display' && caller.displayId === displayId),
      )
      for (const listener of this.listeners) listener(what)
    })
  }
}

const expiry = (now: Date, as: SpeaksAs): Date => new Date(now.getTime() + LIFETIME_S[as] * 1_000)
