import { Injectable } from '@nestjs/common'
import { ApiToken } from '#server/contest/api-tokens/api-token.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** A token that a request came with, and whose it is. */
export interface KnownToken {
  token: ApiToken
  centerId: string
  accountName: string
  timezone: string
}

/** The table of tokens. */
@Injectable()
export class ApiTokensRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get tokens() {
    return this.uow.manager.getRepository(ApiToken)
  }

  async add(token: ApiToken): Promise<void> {
    await this.tokens.insert(token)
  }

  ofContest(contestId: string): Promise<ApiToken[]> {
    return this.tokens.find({ where: { contestId }, order: { createdAt: 'DESC', id: 'ASC' } })
  }

  find(contestId: string, id: string): Promise<ApiToken | null> {
    return this.tokens.findOneBy({ contestId, id })
  }

  async known(tokenHash: string): Promise<KnownToken | undefined> {
    const token = await this.tokens.findOneBy({ tokenHash })
    if (!token) return undefined
    const [row] = await this.uow.sql<Omit<KnownToken, 'token'>>`
      select k."centerId", k."timezone", a."name" as "accountName" from contest k, account a
      where k."id" = ${token.contestId} and a."id" = ${token.accountId}`
    return row && { ...row, token }
  }

  async amend(id: string, change: Partial<ApiToken>): Promise<void> {
    await this.tokens.update({ id }, change)
  }
}
