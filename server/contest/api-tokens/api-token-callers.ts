import { Injectable } from '@nestjs/common'
import { scopesOf, stateOf } from '#server/contest/api-tokens/api-token-rules'
import { ApiTokensRepository } from '#server/contest/api-tokens/api-tokens.repository'
import type { Person } from '#server/platform/auth/caller'
import { type ApiTokenSource, CallerSources } from '#server/platform/auth/caller-sources'
import { Clock } from '#server/platform/settings/clock'
import { dayOf } from '#shared/platform/time/time'

/** API tokens as callers: each acts as a clerk of one contest. */
@Injectable()
export class ApiTokenCallers implements ApiTokenSource {
  constructor(
    private readonly tokens: ApiTokensRepository,
    private readonly clock: Clock,
    sources: CallerSources,
  ) {
    sources.register({ apiTokens: this })
  }

  async find(tokenHash: string): Promise<{ caller: Person; lastUsedAt: Date | null } | null> {
    const found = await this.tokens.findByTokenHash(tokenHash)
    if (!found || stateOf(found.token, dayOf(this.clock.now(), found.timezone)) !== 'valid') return null
    const { token, centerId, accountName } = found
    const caller: Person = {
      kind: 'person',
      sessionId: token.id,
      accountId: token.accountId,
      centerId,
      role: 'clerk',
      name: accountName,
      token: { contestId: token.contestId, scopes: scopesOf(token) },
    }
    return { caller, lastUsedAt: token.lastUsedAt }
  }

  isRevoked(tokenId: string): Promise<boolean> {
    return this.tokens.isRevoked(tokenId)
  }

  touch(tokenId: string, at: Date): Promise<void> {
    return this.tokens.amend(tokenId, { lastUsedAt: at })
  }
}
