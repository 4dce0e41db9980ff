import { Injectable } from '@nestjs/common'
import { Portrait } from '#server/platform/accounts/portrait.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Portraits; a picture is read only for the one who asks for it. */
@Injectable()
export class PortraitsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Not while its account is disabled. */
  async find(accountId: string): Promise<Pick<Portrait, 'type' | 'picture'> | undefined> {
    const [row] = await this.uow.sql<Pick<Portrait, 'type' | 'picture'>>`
      select p."type", p."picture" from portrait p join account a on a."id" = p."accountId"
      where p."accountId" = ${accountId} and not a."isDisabled"`
    return row
  }

  has(accountId: string): Promise<boolean> {
    return this.uow.manager.existsBy(Portrait, { accountId })
  }

  async versionOf(accountId: string): Promise<string | null> {
    const row = await this.uow.manager.findOne(Portrait, { select: { version: true }, where: { accountId } })
    return row?.version ?? null
  }

  async keep(portrait: Portrait): Promise<void> {
    await this.uow.manager.upsert(Portrait, portrait, ['accountId'])
  }

  /** Whether there was one. */
  async remove(accountId: string): Promise<boolean> {
    const had = await this.has(accountId)
    if (had) await this.uow.manager.delete(Portrait, { accountId })
    return had
  }

  async hasHidden(): Promise<boolean> {
    const rows = await this.uow.sql`
      select 1 from portrait p join account a on a."id" = p."accountId" where a."isDisabled" limit 1`
    return rows.length > 0
  }

  /** Those of disabled accounts are hidden from now on, unless they have been. */
  async noteHidden(at: Date): Promise<void> {
    await this.uow.sql`
      update portrait set "hiddenAt" = ${at.toISOString()}
      where "hiddenAt" is null and "accountId" in (select a."id" from account a where a."isDisabled")`
  }

  async noteShown(accountId: string): Promise<void> {
    await this.uow.manager.update(Portrait, { accountId }, { hiddenAt: null })
  }

  async deleteHidden(before: Date): Promise<void> {
    await this.uow.sql`
      delete from portrait where "hiddenAt" < ${before.toISOString()}
        and "accountId" in (select a."id" from account a where a."isDisabled")`
  }

  /** The contests that someone takes part in. */
  async contestsOf(accountId: string): Promise<string[]> {
    const rows = await this.uow.sql<{ contestId: string }>`
      select "contestId" from participant where "accountId" = ${accountId}`
    return rows.map(({ contestId }) => contestId)
  }
}
