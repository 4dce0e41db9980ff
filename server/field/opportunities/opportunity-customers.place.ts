import type { CustomerPlace } from '#server/ledger/customers/customer-place'
import type { SqliteFile } from '#server/platform/database/restored-part'
import type { UnitOfWork } from '#server/platform/database/unit-of-work'

const AT_ONCE = 200

interface Row {
  opportunityId: string
  centerId: string
  phone: string | null
}

/** Whom deals of several steps would be with. The deal stays without its customer, so that no count changes. */
export const opportunityCustomers: CustomerPlace = {
  rowsAre: 'opportunities',
  columns: { opportunity_customer: ['name', 'phone'] },

  erase(uow, { centerId, phone }, batch) {
    return inBatches(uow, batch, async () => {
      const rows = await uow.sql<Row>`
        select c."opportunityId" from opportunity_customer c join contest k on k."id" = c."contestId"
        where k."centerId" = ${centerId} and c."phone" = ${phone} limit ${AT_ONCE}`
      return rows.map(({ opportunityId }) => opportunityId)
    })
  },

  expire(uow, centerId, before, batch) {
    return inBatches(uow, batch, async () => {
      const rows = await uow.sql<Row>`
        select c."opportunityId" from opportunity_customer c
        join opportunity o on o."id" = c."opportunityId" join contest k on k."id" = c."contestId"
        where k."centerId" = ${centerId} and o."steppedAt" < ${before.toISOString()} limit ${AT_ONCE}`
      return rows.map(({ opportunityId }) => opportunityId)
    })
  },

  *heldIn(db) {
    for (const row of rowsIn(db)) for (const phone of phonesOf(row)) yield { centerId: row.centerId, phone }
  },

  eraseAsIn(copy, present) {
    const isErased = present
      .prepare(
        `select 1 from opportunity o where o."id" = ?
           and not exists (select 1 from opportunity_customer c where c."opportunityId" = o."id")`,
      )
      .pluck()
    return remove(copy, ({ opportunityId }) => isErased.get(opportunityId) === 1).flatMap((row) =>
      phonesOf(row).map((phone) => ({ centerId: row.centerId, phone })),
    )
  },

  eraseFrom(copy, erased) {
    return remove(copy, (row) => phonesOf(row).some((phone) => erased.get(row.centerId)?.has(phone))).length
  },
}

const phonesOf = ({ phone }: Row): string[] => (phone === null ? [] : [phone])

const rowsIn = (db: SqliteFile): Row[] =>
  db
    .prepare(
      `select c."opportunityId", k."centerId", c."phone"
       from opportunity_customer c join contest k on k."id" = c."contestId"`,
    )
    .all() as Row[]

function remove(copy: SqliteFile, isMeant: (row: Row) => boolean): Row[] {
  const gone = rowsIn(copy).filter(isMeant)
  const erase = copy.prepare('delete from opportunity_customer where "opportunityId" = ?')
  for (const { opportunityId } of gone) erase.run(opportunityId)
  return gone
}

/** Erases what is found until nothing is; each batch in a unit of its own. */
async function inBatches(
  uow: UnitOfWork,
  batch: (work: () => Promise<number>) => Promise<number>,
  find: () => Promise<string[]>,
): Promise<number> {
  let erased = 0
  for (;;) {
    const ids = await uow.read(find)
    if (ids.length === 0) return erased
    erased += await batch(async () => {
      await uow.sql`delete from opportunity_customer where "opportunityId" in (${uow.list(ids)})`
      return ids.length
    })
  }
}
