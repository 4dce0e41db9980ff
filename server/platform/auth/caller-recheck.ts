import { Injectable } from '@nestjs/common'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Role } from '#shared/platform/accounts/contract'

/** Looks again, inside a unit that writes, at whom the guard let in: a request may wait, and an import takes minutes. */
@Injectable()
export class CallerRecheck {
  constructor(private readonly uow: UnitOfWork) {}

  /** Nothing of somebody is written after they were put out, or with the rights of a role that they had before. */
  async mustBe(caller: Caller): Promise<void> {
    if (caller.kind !== 'person') return
    const { accountId, role } = caller
    const isToken = caller.token !== undefined
    const [found] = isToken
      ? await this.uow.sql`select 1 from api_token where "accountId" = ${accountId} and "revokedAt" is null`
      : await this.uow.sql<{ role: Role }>`select "role" from account where "id" = ${accountId} and not "isDisabled"`
    if (!found) throw new AppError(isToken ? 'token_invalid' : 'unauthenticated')
    if (!isToken && found.role !== role) throw new AppError('forbidden')
  }
}
