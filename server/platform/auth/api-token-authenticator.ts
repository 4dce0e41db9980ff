import { Inject, Injectable } from '@nestjs/common'
import type { ApiToken } from '#server/contest/api-tokens/api-token.entity'
import { ApiTokensRepository, type KnownToken } from '#server/contest/api-tokens/api-tokens.repository'
import { ApiTokenLimits } from '#server/platform/auth/api-token-limits'
import type { Person } from '#server/platform/auth/caller'
import { CallerCache } from '#server/platform/auth/caller-cache'
import { hashOf } from '#server/platform/auth/tokens'
import { StorageFailed, UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { ApiTokenState } from '#shared/contest/api-tokens/contract'
import type { ApiScope } from '#shared/platform/auth/contract'
import { dayOf } from '#shared/platform/time/time'

const SEEN_EVERY_MS = 60_000

/** Whom a request with a token speaks for: someone who keeps the ledger of one contest, within the token's scopes. */
@Injectable()
export class ApiTokenAuthenticator {
  private readonly cache = new CallerCache()
  private readonly limits: ApiTokenLimits

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly tokens: ApiTokensRepository,
    @Inject(CONFIG) config: Config,
  ) {
    this.limits = new ApiTokenLimits(config.hasRateLimits)
  }

  async callerOf(secret: string): Promise<Person> {
    const tokenHash = hashOf(secret)
    const caller = (this.cache.get(tokenHash) as Person | undefined) ?? (await this.lookUp(tokenHash))
    this.limits.count(caller.sessionId)
    return caller
  }

  /** At once in this process, within three seconds in every other one. */
  forget(tokenId: string): void {
    this.uow.afterCommit(() => this.cache.drop((caller) => caller.sessionId === tokenId))
  }

  private async lookUp(tokenHash: string): Promise<Person> {
    const { generation } = this.cache
    const known = await this.uow.read(() => this.tokens.known(tokenHash))
    if (!known || stateOf(known.token, dayOf(this.clock.now(), known.timezone)) !== 'valid')
      throw new AppError('token_invalid')
    const caller = toCaller(known)
    this.cache.keep(tokenHash, caller, generation)
    await this.see(known.token)
    return caller
  }

  private async see({ id, lastUsedAt }: ApiToken): Promise<void> {
    const now = this.clock.now()
    if (lastUsedAt && Math.abs(now.getTime() - lastUsedAt.getTime()) < SEEN_EVERY_MS) return
    try {
      await this.uow.writeAsSystem(() => this.tokens.amend(id, { lastUsedAt: now }))
    } catch (error) {
      // Reading goes on while nothing can be stored.
      if (!(error instanceof StorageFailed)) throw error
    }
  }
}

export const stateOf = ({ revokedAt, expiresOn }: ApiToken, today: string): ApiTokenState => {
  if (revokedAt) return 'revoked'
  return expiresOn !== null && expiresOn < today ? 'expired' : 'valid'
}

export const scopesOf = ({ canRecord, canRead }: ApiToken): ApiScope[] => [
  ...(canRecord ? (['record'] as const) : []),
  ...(canRead ? (['read'] as const) : []),
]

const toCaller = ({ token, centerId, accountName }: KnownToken): Person => ({
  kind: 'person',
  sessionId: token.id,
  accountId: token.accountId,
  centerId,
  role: 'clerk',
  name: accountName,
  token: { contestId: token.contestId, scopes: scopesOf(token) },
})
