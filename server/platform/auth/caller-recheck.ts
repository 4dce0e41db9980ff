import { Injectable } from '@nestjs/common'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Role } from '#shared/platform/accounts/contract'

declare module '#server/platform/database/unit-of-work' {
  interface Writers {
    caller: Caller
  }
}

/** Re-checks the caller inside the write: the account may have been disabled or demoted while the request was queued. */
@Injectable()
export class CallerRecheck {
  constructor(private readonly uow: UnitOfWork) {
    uow.recheckWith((caller) => this.assertStillAllowed(caller))
  }

  /** Throws `unauthenticated`, `token_invalid` or `forbidden` if the account was disabled, its token revoked or its role changed. */
  async assertStillAllowed(caller: Caller): Promise<void> {
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
