import type { CustomerPlace } from '#server/ledger/customers/customer-place'
import type { SqliteFile } from '#server/platform/database/restored-part'
import type { UnitOfWork } from '#server/platform/database/unit-of-work'

const AT_ONCE = 200

interface Row {
  prospectId: string
  centerId: string
  number: string | null
  phone: string | null
}

/** Whom lines of lists are with. The line stays without its customer, so that no count changes. */
export const listCustomers: CustomerPlace = {
  rowsAre: 'listLines',
  columns: { prospect_customer: ['name', 'number', 'phone', 'cells', 'words'] },

  erase(uow, { centerId, phone }, batch) {
    return inBatches(uow, batch, async () => {
      const rows = await uow.sql<Row>`
        select c."prospectId" from prospect_customer c join contest k on k."id" = c."contestId"
        where k."centerId" = ${centerId} and (c."phone" = ${phone} or c."number" = ${phone}) limit ${AT_ONCE}`
      return rows.map(({ prospectId }) => prospectId)
    })
  },

  expire(uow, centerId, before, batch) {
    return inBatches(uow, batch, async () => {
      const rows = await uow.sql<Row>`
        select c."prospectId" from prospect_customer c
        join prospect p on p."id" = c."prospectId" join prospect_list l on l."id" = p."listId"
        join contest k on k."id" = c."contestId"
        where k."centerId" = ${centerId} and l."createdAt" < ${before.toISOString()} limit ${AT_ONCE}`
      return rows.map(({ prospectId }) => prospectId)
    })
  },

  *heldIn(db) {
    for (const row of rowsIn(db)) for (const phone of phonesOf(row)) yield { centerId: row.centerId, phone }
  },

  eraseAsIn(copy, present) {
    const isErased = present
      .prepare(
        `select 1 from prospect p where p."id" = ?
           and not exists (select 1 from prospect_customer c where c."prospectId" = p."id")`,
      )
      .pluck()
    return remove(copy, ({ prospectId }) => isErased.get(prospectId) === 1).flatMap((row) =>
      phonesOf(row).map((phone) => ({ centerId: row.centerId, phone })),
    )
  },

  eraseFrom(copy, erased) {
    return remove(copy, (row) => phonesOf(row).some((phone) => erased.get(row.centerId)?.has(phone))).length
  },
}

const phonesOf = ({ number, phone }: Row): string[] => [number, phone].filter((each) => each !== null)

const rowsIn = (db: SqliteFile): Row[] =>
  db
    .prepare(
      `select c."prospectId", k."centerId", c."number", c."phone"
       from prospect_customer c join contest k on k."id" = c."contestId"`,
    )
    .all() as Row[]

function remove(copy: SqliteFile, isMeant: (row: Row) => boolean): Row[] {
  const gone = rowsIn(copy).filter(isMeant)
  const erase = copy.prepare('delete from prospect_customer where "prospectId" = ?')
  for (const { prospectId } of gone) erase.run(prospectId)
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
      await uow.sql`delete from prospect_customer where "prospectId" in (${uow.list(ids)})`
      return ids.length
    })
  }
}
