import { Injectable } from '@nestjs/common'
import { In, MoreThan } from 'typeorm'
import { Participant } from '#server/contest/contests/participant.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Who takes part, with the account behind. */
@Injectable()
export class ParticipantsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  inSeatOrder(contestId: string): Promise<Participant[]> {
    return this.uow.manager.find(Participant, { where: { contestId }, order: { seat: 'ASC' } })
  }

  /** Who joined since then, the newest first. */
  newestSince(contestId: string, since: Date, limit: number): Promise<Participant[]> {
    const where = { contestId, joinedAt: MoreThan(since) }
    return this.uow.manager.find(Participant, { where, order: { joinedAt: 'DESC', seat: 'DESC' }, take: limit })
  }

  async accountsOf(participants: readonly Participant[]): Promise<Map<string, Account>> {
    if (participants.length === 0) return new Map()
    const ids = participants.map((participant) => participant.accountId)
    const accounts = await this.uow.manager.findBy(Account, { id: In(ids) })
    return new Map(accounts.map((account) => [account.id, account]))
  }

  accountsByLogin(centerId: string, logins: readonly string[]): Promise<Account[]> {
    if (logins.length === 0) return Promise.resolve([])
    return this.uow.manager.findBy(Account, { centerId, login: In([...logins]) })
  }

  find(contestId: string, id: string): Promise<Participant | null> {
    return this.uow.manager.findOneBy(Participant, { contestId, id })
  }

  async nextSeat(contestId: string): Promise<number> {
    const [row] = await this.uow.sql<{ seat: number | null }>`
      select max("seat") as "seat" from participant where "contestId" = ${contestId}`
    return (row?.seat ?? 0) + 1
  }

  async amend(id: string, changes: Partial<Participant>): Promise<void> {
    if (Object.keys(changes).length > 0) await this.uow.manager.update(Participant, { id }, changes)
  }

  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(Participant, { id })
  }

  async rename(accountId: string, name: string): Promise<void> {
    await this.uow.manager.update(Account, { id: accountId }, { name })
  }

  /** In statements of a hundred rows, none of which holds the server's thread for long. */
  async addAll(participants: readonly Participant[]): Promise<void> {
    for (const some of byHundreds(participants)) await this.uow.manager.insert(Participant, some)
  }

  async addAccounts(accounts: readonly Account[]): Promise<void> {
    for (const some of byHundreds(accounts)) await this.uow.manager.insert(Account, some)
  }
}

function byHundreds<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / 100) }, (_, n) => rows.slice(n * 100, n * 100 + 100))
}
