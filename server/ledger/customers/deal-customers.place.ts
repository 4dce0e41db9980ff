import type { CustomerPlace } from '#server/ledger/customers/customer-place'
import { CustomersRepository, type HeldCustomer } from '#server/ledger/customers/customers.repository'
import type { SqliteFile } from '#server/platform/database/restored-part'
import { digitsOf } from '#shared/ledger/customers/contract'

/** Deals erased in one unit. */
const AT_ONCE = 200

interface Row {
  dealId: string
  centerId: string
  phone: string | null
}

/** The buyers of deals. */
export const dealCustomers: CustomerPlace = {
  rowsAre: 'deals',
  columns: { deal_customer: ['name', 'phone'] },

  async erase(uow, { centerId, phone }, batch) {
    const customers = new CustomersRepository(uow)
    const isMeant = (held: HeldCustomer) => held.phone !== null && digitsOf(held.phone) === phone
    const dealIds: string[] = []
    for await (const page of customers.ofCenter(centerId))
      dealIds.push(...page.filter(isMeant).map(({ dealId }) => dealId))
    let deals = 0
    for (let from = 0; from < dealIds.length; from += AT_ONCE)
      deals += await batch(() => customers.erase(dealIds.slice(from, from + AT_ONCE)))
    return deals
  },

  async expire(uow, centerId, before, batch) {
    const customers = new CustomersRepository(uow)
    const since = before.toISOString()
    let deals = 0
    for await (const page of customers.ofCenter(centerId)) {
      const old = page.filter(({ recordedAt }) => recordedAt < since).map(({ dealId }) => dealId)
      if (old.length > 0) deals += await batch(() => customers.erase(old))
    }
    return deals
  },

  *heldIn(db) {
    for (const { centerId, phone } of rowsIn(db)) if (phone) yield { centerId, phone: digitsOf(phone) }
  },

  eraseAsIn(copy, present) {
    const isErased = present
      .prepare(
        `select 1 from deal where "id" = ? and not exists (select 1 from deal_customer c where c."dealId" = deal."id")`,
      )
      .pluck()
    return remove(copy, ({ dealId }) => isErased.get(dealId) === 1)
  },

  eraseFrom(copy, erased) {
    return remove(copy, ({ centerId, phone }) => phone !== null && !!erased.get(centerId)?.has(digitsOf(phone))).length
  },
}

const rowsIn = (db: SqliteFile): Iterable<Row> =>
  db
    .prepare(
      `select c."dealId", k."centerId", c."phone" from deal_customer c
       join deal d on d."id" = c."dealId" join contest k on k."id" = d."contestId"`,
    )
    .iterate() as Iterable<Row>

function remove(copy: SqliteFile, isMeant: (row: Row) => boolean) {
  const gone = [...rowsIn(copy)].filter(isMeant)
  const erase = copy.prepare('delete from deal_customer where "dealId" = ?')
  for (const { dealId } of gone) erase.run(dealId)
  return gone.map(({ centerId, phone }) => ({ centerId, phone: digitsOf(phone ?? '') }))
}
