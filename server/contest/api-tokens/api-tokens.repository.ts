import { Injectable } from '@nestjs/common'
import { ApiToken } from '#server/contest/api-tokens/api-token.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** A token with its contest's centre and time zone, and the name of its account. */
export interface ApiTokenRecord {
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

  async findByTokenHash(tokenHash: string): Promise<ApiTokenRecord | undefined> {
    const token = await this.tokens.findOneBy({ tokenHash })
    if (!token) return undefined
    const [row] = await this.uow.sql<Omit<ApiTokenRecord, 'token'>>`
      select k."centerId", k."timezone", a."name" as "accountName" from contest k, account a
      where k."id" = ${token.contestId} and a."id" = ${token.accountId}`
    return row && { ...row, token }
  }

  /** Past TypeORM, as every sale asks. */
  async isRevoked(id: string): Promise<boolean> {
    const [active] = await this.uow.sql`select 1 from api_token where "id" = ${id} and "revokedAt" is null`
    return active === undefined
  }

  async amend(id: string, change: Partial<ApiToken>): Promise<void> {
    await this.tokens.update({ id }, change)
  }
}
