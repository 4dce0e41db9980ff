import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { ApiToken } from '#server/contest/api-tokens/api-token.entity'
import { scopesOf, stateOf } from '#server/contest/api-tokens/api-token-rules'
import { ApiTokensRepository } from '#server/contest/api-tokens/api-tokens.repository'
import { ContestsService } from '#server/contest/contests/contests.service'
import { AccountsService } from '#server/platform/accounts/accounts.service'
import { AuditService } from '#server/platform/audit/audit.service'
import { ApiTokenAuthenticator } from '#server/platform/auth/api-token-authenticator'
import type { Person } from '#server/platform/auth/caller'
import { hashOf, newToken } from '#server/platform/auth/tokens'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { TOKEN_PREFIX } from '#server/platform/http/bearer-token'
import { Clock } from '#server/platform/settings/clock'
import type { ApiTokenView, CreateApiTokenInput, NewApiToken } from '#shared/contest/api-tokens/contract'

/** Recorder name of a token's sales in the ledger; stored, so it is not translated. */
const recorderName = (name: string): string => `接口 · ${name}`

/** API tokens of a contest: directors create, list and revoke them. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly tokens: ApiTokensRepository,
    private readonly authenticator: ApiTokenAuthenticator,
    private readonly contests: ContestsService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditService,
  ) {}

  list(director: Person, contestId: string): Promise<ApiTokenView[]> {
    return this.uow.read(async () => {
      const { today } = await this.contests.loadFor(director, contestId)
      return (await this.tokens.ofContest(contestId)).map((token) => toView(token, today))
    })
  }

  /** Returns the secret, of which only a hash is stored. */
  create(director: Person, contestId: string, input: CreateApiTokenInput): Promise<NewApiToken> {
    const secret = `${TOKEN_PREFIX}${newToken(256)}`
    return this.uow.writeAs(director, async () => {
      const { today } = await this.contests.loadFor(director, contestId)
      if (input.expiresOn && input.expiresOn < today) throw new AppError('token_expiry_over')
      const account = await this.accounts.addForSystem(director.centerId, recorderName(input.name))
      const token: ApiToken = {
        id: randomUUID(),
        contestId,
        accountId: account.id,
        name: input.name,
        tokenHash: hashOf(secret),
        canRecord: input.scopes.includes('record'),
        canRead: input.scopes.includes('read'),
        createdBy: director.name,
        createdAt: this.clock.now(),
        expiresOn: input.expiresOn ?? null,
        lastUsedAt: null,
        revokedAt: null,
      }
      await this.tokens.add(token)
      const after = { scopes: scopesOf(token), expiresOn: token.expiresOn }
      await this.note(director, contestId, 'api_token.created', token.name, after)
      return { token: toView(token, today), secret }
    })
  }

  /** Revokes the token: its next request is refused. */
  revoke(director: Person, contestId: string, id: string): Promise<void> {
    return this.uow.writeAs(director, async () => {
      await this.contests.loadFor(director, contestId)
      const token = await this.tokens.find(contestId, id)
      if (!token) throw new AppError('not_found')
      if (token.revokedAt) return
      await this.tokens.amend(id, { revokedAt: this.clock.now() })
      this.authenticator.forget(id)
      await this.note(director, contestId, 'api_token.revoked', token.name)
    })
  }

  private note(
    { centerId, name: actor }: Person,
    contestId: string,
    action: string,
    subject: string,
    after?: unknown,
  ): Promise<void> {
    return this.audit.note({ centerId, contestId, actor, action, subject, after })
  }
}

const toView = (token: ApiToken, today: string): ApiTokenView => ({
  id: token.id,
  name: token.name,
  scopes: scopesOf(token),
  createdBy: token.createdBy,
  createdAt: token.createdAt.toISOString(),
  expiresOn: token.expiresOn,
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  state: stateOf(token, today),
})
