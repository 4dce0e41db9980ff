import { ActivityCustomersRepository } from '#server/field/activities/activity-customers.repository'
import type { CustomerPlace } from '#server/ledger/customers/customer-place'
import type { SqliteFile } from '#server/platform/database/restored-part'

/** Customers whom people named at their activities, and their numbers. */
export const activityCustomers: CustomerPlace = {
  rowsAre: 'activities',
  columns: { activity_customer: ['name', 'phone'] },

  async erase(uow, { centerId, phone }, batch) {
    const customers = new ActivityCustomersRepository(uow)
    return eraseAll(
      () => uow.read(() => customers.ofPhone(centerId, phone)),
      (ids) => batch(() => customers.erase(ids)),
    )
  },

  async expire(uow, centerId, before, batch) {
    const customers = new ActivityCustomersRepository(uow)
    return eraseAll(
      () => uow.read(() => customers.saidBefore(centerId, before)),
      (ids) => batch(() => customers.erase(ids)),
    )
  },

  *heldIn(db) {
    for (const { centerId, phone } of saidIn(db)) if (phone) yield { centerId, phone }
  },

  eraseAsIn(copy, present) {
    const isErased = present
      .prepare('select 1 from activity_customer where "entryId" = ? and "name" is null and "phone" is null')
      .pluck()
    return remove(copy, ({ entryId }) => isErased.get(entryId) === 1)
  },

  eraseFrom: (copy, erased) =>
    remove(copy, ({ centerId, phone }) => phone !== null && !!erased.get(centerId)?.has(phone)).length,
}

interface Row {
  entryId: string
  centerId: string
  phone: string | null
}

async function eraseAll(next: () => Promise<string[]>, erase: (ids: string[]) => Promise<number>): Promise<number> {
  let erased = 0
  for (let ids = await next(); ids.length > 0; ids = await next()) erased += await erase(ids)
  return erased
}

const saidIn = (db: SqliteFile): Row[] =>
  db
    .prepare(
      `select c."entryId", k."centerId", c."phone" from activity_customer c
       join activity_entry e on e."id" = c."entryId" join contest k on k."id" = e."contestId"
       where c."name" is not null or c."phone" is not null`,
    )
    .all() as Row[]

/** Resolves to the customers that went with a number. */
function remove(copy: SqliteFile, isMeant: (row: Row) => boolean) {
  const gone = saidIn(copy).filter(isMeant)
  const erase = copy.prepare('update activity_customer set "name" = null, "phone" = null where "entryId" = ?')
  for (const { entryId } of gone) erase.run(entryId)
  return gone.flatMap(({ centerId, phone }) => (phone === null ? [] : [{ centerId, phone }]))
}
