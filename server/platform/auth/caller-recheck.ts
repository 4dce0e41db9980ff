import { Injectable } from '@nestjs/common'
import type { Caller } from '#server/platform/auth/caller'
import { CallerSources } from '#server/platform/auth/caller-sources'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'

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
    uow.recheckWith((caller) => this.assertStillAllowed(caller))
  }

  /** Throws `unauthenticated`, `token_invalid` or `forbidden` if the account was disabled, its token revoked or its role changed. */
  async assertStillAllowed(caller: Caller): Promise<void> {
    if (caller.kind !== 'person') return
    const { accountId, role, sessionId, token } = caller
    if (token) {
      if (await this.sources.apiTokens.isRevoked(sessionId)) throw new AppError('token_invalid')
      return
    }
    const current = (await this.sources.accounts.roles([accountId])).get(accountId)
    if (!current) throw new AppError('unauthenticated')
    if (current !== role) throw new AppError('forbidden')
  }
}
