import { Injectable } from '@nestjs/common'
import { AccountsRepository } from '#server/platform/accounts/accounts.repository'
import { type AccountSource, CallerSources } from '#server/platform/auth/caller-sources'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Role } from '#shared/platform/accounts/contract'

/** Accounts as callers. */
@Injectable()
export class AccountCallers implements AccountSource {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsRepository,
    sources: CallerSources,
  ) {
    sources.register({ accounts: this })
  }

  async find(accountId: string) {
    const account = await this.accounts.byId(accountId)
    if (!account || account.isDisabled) return null
    const { centerId, role, name } = account
    return { accountId, centerId, role, name }
  }

  /** Past TypeORM, as every sale asks. */
  async roles(accountIds: readonly string[]): Promise<Map<string, Role>> {
    const rows = await this.uow.sql<{ id: string; role: Role }>`
      select "id", "role" from account where "id" in (${this.uow.list(accountIds)}) and not "isDisabled"`
    return new Map(rows.map(({ id, role }) => [id, role]))
  }
}
