import { Injectable } from '@nestjs/common'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Prefix of the logins of API tokens' accounts; `Login` permits no colon. */
export const SYSTEM_LOGIN = 'api:'

/** The table of accounts. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get accounts() {
    return this.uow.manager.getRepository(Account)
  }

  /** Excludes the accounts of API tokens, which cannot sign in. */
  private people(centerId: string) {
    return this.accounts
      .createQueryBuilder('a')
      .where('a.centerId = :centerId', { centerId })
      .andWhere('a.login not like :system', { system: `${SYSTEM_LOGIN}%` })
  }

  async add(account: Account): Promise<void> {
    await this.accounts.insert(account)
  }

  async amend(id: string, change: Partial<Account>): Promise<void> {
    if (Object.keys(change).length > 0) await this.accounts.update({ id }, change)
  }

  find(centerId: string, id: string): Promise<Account | null> {
    return this.people(centerId).andWhere('a.id = :id', { id }).getOne()
  }

  byId(id: string): Promise<Account | null> {
    return this.accounts.findOneBy({ id })
  }

  ofCenter(centerId: string): Promise<Account[]> {
    return this.people(centerId).orderBy('a.createdAt', 'ASC').addOrderBy('a.id', 'ASC').getMany()
  }

  /** Across centres. */
  byLogin(login: string): Promise<Account[]> {
    return this.accounts.find({ where: { login }, order: { createdAt: 'ASC', id: 'ASC' } })
  }

  /** The account with this login in a centre. */
  holder(centerId: string, login: string): Promise<Account | null> {
    return this.accounts.findOneBy({ centerId, login })
  }

  /** Locks the centre first, so that two directors cannot disable each other at once. */
  async activeDirectors(centerId: string): Promise<number> {
    if (this.uow.isPostgres) await this.uow.sql`select 1 from center where "id" = ${centerId} for no key update`
    return this.accounts.countBy({ centerId, role: 'director', isDisabled: false })
  }
}
