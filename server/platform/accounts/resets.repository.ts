import { Injectable } from '@nestjs/common'
import { PasswordReset } from '#server/platform/accounts/password-reset.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** The table of one-time resets. */
@Injectable()
export class ResetsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** In place of the one that this account had before. */
  async replace({ id, accountId, tokenHash, createdAt, expiresAt }: PasswordReset): Promise<void> {
    await this.uow.sql`
      insert into password_reset ("id", "accountId", "tokenHash", "createdAt", "expiresAt", "usedAt")
      values (${id}, ${accountId}, ${tokenHash}, ${createdAt.toISOString()}, ${expiresAt.toISOString()}, null)
      on conflict ("accountId") do update set "id" = excluded."id", "tokenHash" = excluded."tokenHash",
        "createdAt" = excluded."createdAt", "expiresAt" = excluded."expiresAt", "usedAt" = null`
  }

  /** Ends the reset of an account, used or not. */
  async end(accountId: string): Promise<void> {
    await this.uow.manager.delete(PasswordReset, { accountId })
  }

  byTokenHash(tokenHash: string): Promise<PasswordReset | null> {
    return this.uow.manager.findOneBy(PasswordReset, { tokenHash })
  }

  /** False if another request used it first. */
  async use(id: string, usedAt: Date): Promise<boolean> {
    const rows = await this.uow.sql<{ id: string }>`
      update password_reset set "usedAt" = ${usedAt.toISOString()}
      where "id" = ${id} and "usedAt" is null returning "id"`
    return rows.length === 1
  }
}
