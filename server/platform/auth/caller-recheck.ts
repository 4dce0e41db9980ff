import { Injectable } from '@nestjs/common'
import type { Caller } from '#server/platform/auth/caller'
import { CallerSources } from '#server/platform/auth/caller-sources'
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
  constructor(
    uow: UnitOfWork,
    private readonly sources: CallerSources,
  ) {
    uow.recheckWith((callers) => this.refusalsOf(callers))
  }

  /**
   * `unauthenticated`, `token_invalid` or `forbidden` where the account was disabled, its token revoked or its role changed,
   * by session.
   */
  private async refusalsOf(callers: readonly Caller[]): Promise<Map<string, AppError>> {
    const people = callers.filter((caller) => caller.kind === 'person')
    const refusals = new Map<string, AppError>()
    const accountIds = people.flatMap(({ token, accountId }) => (token ? [] : [accountId]))
    const roles = accountIds.length > 0 ? await this.sources.accounts.roles(accountIds) : new Map<string, Role>()
    for (const { accountId, role, sessionId, token } of people) {
      const current = roles.get(accountId)
      if (token) {
        if (await this.sources.apiTokens.isRevoked(sessionId)) refusals.set(sessionId, new AppError('token_invalid'))
      } else if (current !== role) refusals.set(sessionId, new AppError(current ? 'forbidden' : 'unauthenticated'))
    }
    return refusals
  }
}
