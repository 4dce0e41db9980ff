import { ActivityCustomersRepository } from '#server/field/activities/activity-customers.repository'
import type { CustomerPlace } from '#server/ledger/customers/customer-place'
import type { SqliteFile } from '#server/platform/database/restored-part'

/** Customers whom people named at their activities: names without a phone, so that they go by age and not by phone. */
export const activityCustomers: CustomerPlace = {
  rowsAre: 'activities',
  columns: { activity_customer: ['name'] },

  async erase() {
    return 0
  },

  async expire(uow, centerId, before, batch) {
    const customers = new ActivityCustomersRepository(uow)
    let erased = 0
    for (;;) {
      const ids = await uow.read(() => customers.namedBefore(centerId, before))
      if (ids.length === 0) return erased
      erased += await batch(() => customers.erase(ids))
    }
  },

  *heldIn() {},

  eraseAsIn(copy, present) {
    const isErased = present.prepare('select 1 from activity_customer where "entryId" = ? and "name" is null').pluck()
    const gone = namedIn(copy).filter((entryId) => isErased.get(entryId) === 1)
    const erase = copy.prepare('update activity_customer set "name" = null where "entryId" = ?')
    for (const entryId of gone) erase.run(entryId)
    return []
  },

  eraseFrom: () => 0,
}

const namedIn = (db: SqliteFile): string[] =>
  db.prepare('select "entryId" from activity_customer where "name" is not null').pluck().all() as string[]
