import type { UnitOfWork } from '#server/platform/database/unit-of-work'

const AT_ONCE = 200

/** Names and numbers of customers at activities; their keys stay when these go. */
export class ActivityCustomersRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async saidBefore(centerId: string, before: Date): Promise<string[]> {
    const rows = await this.uow.sql<{ entryId: string }>`
      select c."entryId" from activity_customer c
      join activity_entry e on e."id" = c."entryId" join contest k on k."id" = e."contestId"
      where k."centerId" = ${centerId} and (c."name" is not null or c."phone" is not null)
        and e."recordedAt" < ${before.toISOString()}
      limit ${AT_ONCE}`
    return rows.map(({ entryId }) => entryId)
  }

  /** By a number as `digitsOf` gives it. */
  async ofPhone(centerId: string, phone: string): Promise<string[]> {
    const rows = await this.uow.sql<{ entryId: string }>`
      select c."entryId" from activity_customer c
      join activity_entry e on e."id" = c."entryId" join contest k on k."id" = e."contestId"
      where k."centerId" = ${centerId} and c."phone" = ${phone} limit ${AT_ONCE}`
    return rows.map(({ entryId }) => entryId)
  }

  async erase(entryIds: readonly string[]): Promise<number> {
    await this.uow.sql`
      update activity_customer set "name" = null, "phone" = null where "entryId" in (${this.uow.list(entryIds)})`
    return entryIds.length
  }
}
