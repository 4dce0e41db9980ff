import { setImmediate as nextTurn } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** A customer with the key fields of their deal. */
export interface HeldCustomer {
  dealId: string
  contestId: string
  seq: number
  participantId: string
  name: string | null
  phone: string | null
  recordedAt: string
}

const PER_PAGE = 500

/** Customers' names and phones; rows are only ever added with their deal and removed here. */
@Injectable()
export class CustomersRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async ofDeal(contestId: string, dealId: string): Promise<HeldCustomer | undefined> {
    const [row] = await this.uow.sql<HeldCustomer>`
      select c."dealId", d."contestId", d."seq", d."participantId", c."name", c."phone", d."recordedAt"
      from deal_customer c join deal d on d."id" = c."dealId"
      where d."contestId" = ${contestId} and d."id" = ${dealId}`
    return row
  }

  /** All customers of a centre, one page per unit and turn of the event loop, so that a long list holds up no request. */
  async *ofCenter(centerId: string): AsyncGenerator<HeldCustomer[]> {
    for (let after = ''; ; ) {
      const page = await this.uow.read(() => this.page(centerId, after))
      if (page.length > 0) yield page
      if (page.length < PER_PAGE) return
      after = page.at(-1)?.dealId ?? ''
      await nextTurn()
    }
  }

  /** The deals that one sale has been, before and after it was given to another name; inside the unit that asks. */
  async sameSale(contestId: string, dealId: string): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      with recursive origin("id", "reassigns") as (
        select d."id", d."reassigns" from deal d where d."id" = ${dealId} and d."contestId" = ${contestId}
        union all select d."id", d."reassigns" from deal d join origin o on d."id" = o."reassigns"
      ), sale("id") as (
        select o."id" from origin o where o."reassigns" is null
        union all select r."newDealId" from reassignment r join sale s on r."dealId" = s."id"
      ) select "id" from sale`
    return rows.map((row) => row.id)
  }

  /** How many there were; SQLite overwrites what they held (`secure_delete`). */
  async erase(dealIds: readonly string[]): Promise<number> {
    if (dealIds.length === 0) return 0
    const gone = await this.uow.sql`
      delete from deal_customer where "dealId" in (${this.uow.list(dealIds)}) returning "dealId"`
    return gone.length
  }

  private page(centerId: string, after: string): Promise<HeldCustomer[]> {
    return this.uow.sql<HeldCustomer>`
      select c."dealId", d."contestId", d."seq", d."participantId", c."name", c."phone", d."recordedAt"
      from deal_customer c
      join deal d on d."id" = c."dealId"
      join contest k on k."id" = d."contestId"
      where c."dealId" > ${after} and k."centerId" = ${centerId}
      order by c."dealId" limit ${PER_PAGE}`
  }
}
