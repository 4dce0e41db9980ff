import { Inject, Injectable } from '@nestjs/common'
import { ApiTokenLimits } from '#server/platform/auth/api-token-limits'
import type { Person } from '#server/platform/auth/caller'
import { CallerCache } from '#server/platform/auth/caller-cache'
import { CallerSources } from '#server/platform/auth/caller-sources'
import { hashOf } from '#server/platform/auth/tokens'
import { StorageFailed, UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

const TOUCH_INTERVAL_MS = 60_000

/** Authenticates requests with an API token: a ledger keeper of one contest, within the token's scopes. */
@Injectable()
export class ApiTokenAuthenticator {
  private readonly cache = new CallerCache<Person>()
  private readonly limits: ApiTokenLimits

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly sources: CallerSources,
    @Inject(CONFIG) config: Config,
  ) {
    this.limits = new ApiTokenLimits(config.hasRateLimits)
  }

  /** Refused with `token_invalid`, or `too_many_requests` beyond the limit of the token. */
  async callerOf(secret: string): Promise<Person> {
    const tokenHash = hashOf(secret)
    const caller = this.cache.get(tokenHash) ?? (await this.lookUp(tokenHash))
    this.limits.count(caller.sessionId)
    return caller
  }

  /** Revokes at once in this process, and within three seconds in every other one. */
  forget(tokenId: string): void {
    this.uow.afterCommit(() => this.cache.drop((caller) => caller.sessionId === tokenId))
  }

  private async lookUp(tokenHash: string): Promise<Person> {
    const { generation } = this.cache
    const found = await this.uow.read(() => this.sources.apiTokens.find(tokenHash))
    if (!found) throw new AppError('token_invalid')
    const { caller, lastUsedAt } = found
    this.cache.keep(tokenHash, caller, generation)
    await this.touchLastUsed(caller.sessionId, lastUsedAt)
    return caller
  }

  private async touchLastUsed(tokenId: string, lastUsedAt: Date | null): Promise<void> {
    const now = this.clock.now()
    if (lastUsedAt && Math.abs(now.getTime() - lastUsedAt.getTime()) < TOUCH_INTERVAL_MS) return
    try {
      await this.uow.writeAsSystemIfFree(() => this.sources.apiTokens.touch(tokenId, now))
    } catch (error) {
      // Reading goes on while nothing can be stored.
      if (!(error instanceof StorageFailed)) throw error
    }
  }
}
