import { Injectable } from '@nestjs/common'
import { In, LessThan } from 'typeorm'
import { Account } from '#server/platform/accounts/account.entity'
import type { Caller } from '#server/platform/auth/caller'
import { Session } from '#server/platform/auth/session.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Display } from '#server/screens/displays/display.entity'
import type { Role } from '#shared/platform/accounts/contract'
import type { DisplayKind, SpeaksAs } from '#shared/platform/auth/contract'

/** A session with the caller it stands for, as long as account or TV may still do something. */
export interface Known {
  caller: Caller
  lastSeenAt: Date
}

/** The table of signed-in devices. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get sessions() {
    return this.uow.manager.getRepository(Session)
  }

  async add(session: Session): Promise<void> {
    await this.sessions.insert(session)
  }

  /** `null` for a token that is unknown, expired, or whose account or TV was shut out. */
  async known(tokenHash: string, as: SpeaksAs, now: Date): Promise<Known | null> {
    if (as === 'watch' || as === 'boss') return this.link(tokenHash, as)
    const session = await this.byToken(tokenHash, as === 'person' ? 'browser' : 'display')
    if (!session || session.expiresAt <= now) return null
    const caller = session.accountId ? await this.person(session) : await this.tv(session)
    return caller && { caller, lastSeenAt: session.lastSeenAt }
  }

  byToken(tokenHash: string, kind: Session['kind']): Promise<Session | null> {
    return this.sessions.findOneBy({ tokenHash, kind })
  }

  private async person({ id, accountId }: Session): Promise<Caller | null> {
    const account = await this.uow.manager.findOneBy(Account, { id: accountId ?? '', isDisabled: false })
    if (!account) return null
    const { centerId, role, name } = account
    return { kind: 'person', sessionId: id, accountId: account.id, centerId, role, name }
  }

  private async tv({ id, displayId }: Session): Promise<Caller | null> {
    const display = await this.uow.manager.findOneBy(Display, { id: displayId ?? '', kind: 'tv', isRevoked: false })
    return display && screenOf(display, id)
  }

  /** A link is its own session: hundreds may have it open, and nothing is stored for any of them. */
  private async link(tokenHash: string, kind: DisplayKind): Promise<Known | null> {
    const display = await this.uow.manager.findOneBy(Display, { tokenHash, kind, isRevoked: false })
    return display && { caller: screenOf(display, display.id), lastSeenAt: display.lastSeenAt ?? display.createdAt }
  }

  /** Newest first. */
  ofAccount(accountId: string, now: Date): Promise<Session[]> {
    return this.sessions
      .find({ where: { accountId }, order: { lastSeenAt: 'DESC' } })
      .then((sessions) => sessions.filter((session) => session.expiresAt > now))
  }

  ofDisplay(displayId: string): Promise<Session[]> {
    return this.sessions.find({ where: { displayId }, order: { lastSeenAt: 'DESC' } })
  }

  async renew(id: string, lastSeenAt: Date, expiresAt: Date): Promise<void> {
    await this.sessions.update({ id }, { lastSeenAt, expiresAt })
  }

  async seeDisplay(id: string, lastSeenAt: Date): Promise<void> {
    await this.uow.manager.update(Display, { id }, { lastSeenAt })
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.sessions.delete({ id: In([...ids]) })
  }

  async removeExpired(now: Date): Promise<void> {
    await this.sessions.delete({ expiresAt: LessThan(now) })
  }

  /** Those of `sessionIds` that may still do something, links among them, with the role of their account. */
  validAmong(sessionIds: readonly string[], now: Date): Promise<{ id: string; role: Role | null }[]> {
    return this.uow.sql<{ id: string; role: Role | null }>`
      select s."id", a."role" from session s
      left join account a on a."id" = s."accountId"
      left join display d on d."id" = s."displayId"
      where s."id" in (${this.uow.list(sessionIds)}) and s."expiresAt" > ${now.toISOString()}
        and ((s."accountId" is not null and not a."isDisabled") or (s."displayId" is not null and not d."isRevoked"))
      union all
      select "id", null from display where "id" in (${this.uow.list(sessionIds)}) and "kind" <> 'tv' and not "isRevoked"`
  }
}

const screenOf = ({ id, kind, centerId, contestId }: Display, sessionId: string): Caller => ({
  kind: 'display',
  displayKind: kind,
  sessionId,
  displayId: id,
  centerId,
  contestId,
})
