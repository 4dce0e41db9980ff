import { Injectable } from '@nestjs/common'
import { In, LessThan } from 'typeorm'
import { Session } from '#server/platform/auth/session.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

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

  findByTokenHash(tokenHash: string, kind: Session['kind']): Promise<Session | null> {
    return this.sessions.findOneBy({ tokenHash, kind })
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

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.sessions.delete({ id: In([...ids]) })
  }

  async removeExpired(now: Date): Promise<void> {
    await this.sessions.delete({ expiresAt: LessThan(now) })
  }

  async unexpiredAmong(sessionIds: readonly string[], now: Date): Promise<Set<string>> {
    if (sessionIds.length === 0) return new Set()
    const rows = await this.uow.sql<{ id: string }>`
      select "id" from session where "id" in (${this.uow.list(sessionIds)}) and "expiresAt" > ${now.toISOString()}`
    return new Set(rows.map(({ id }) => id))
  }
}
