import { Injectable } from '@nestjs/common'
import { ProspectReveal } from '#server/field/lists/list.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Whole numbers that people saw. */
@Injectable()
export class RevealsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The lines whose number the account saw on that day. */
  async ofDay(accountId: string, day: string): Promise<Set<string>> {
    const rows = await this.uow.manager.find(ProspectReveal, {
      select: { prospectId: true },
      where: { accountId, day },
    })
    return new Set(rows.map(({ prospectId }) => prospectId))
  }

  async add(reveal: ProspectReveal): Promise<void> {
    await this.uow.manager.insert(ProspectReveal, reveal)
  }
}
