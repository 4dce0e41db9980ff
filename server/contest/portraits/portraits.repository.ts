import { Injectable } from '@nestjs/common'
import { Portrait } from '#server/platform/accounts/portrait.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Portraits; a picture is read only for the one who asks for it. */
@Injectable()
export class PortraitsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(accountId: string): Promise<Portrait | null> {
    return this.uow.manager.findOneBy(Portrait, { accountId })
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
    const had = await this.uow.manager.existsBy(Portrait, { accountId })
    if (had) await this.uow.manager.delete(Portrait, { accountId })
    return had
  }

  /** The contests that someone takes part in. */
  async contestsOf(accountId: string): Promise<string[]> {
    const rows = await this.uow.sql<{ contestId: string }>`
      select "contestId" from participant where "accountId" = ${accountId}`
    return rows.map(({ contestId }) => contestId)
  }
}
