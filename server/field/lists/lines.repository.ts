import { Injectable } from '@nestjs/common'
import { In, IsNull, LessThan, LessThanOrEqual } from 'typeorm'
import type { LineFields, RowCustomer } from '#server/field/lists/line-rows'
import { Prospect, ProspectCustomer, ProspectHold, type ProspectList } from '#server/field/lists/list.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LineTrouble } from '#shared/field/lists/columns'
import { BEGINS, type LineState } from '#shared/field/lists/contract'
import type { CustomerValue } from '#shared/field/lists/terms'
import type { Day } from '#shared/platform/time/time'

/** A line with the customer it is with, as long as that was not erased. */
export interface KnownLine {
  line: Prospect
  customer: ProspectCustomer | undefined
}

/** What a row of the file becomes. */
export interface JudgedRow {
  id: string
  trouble: LineTrouble | null
  line?: LineFields
  customer?: RowCustomer
}

const ROWS_AT_ONCE = 100

/** Lines of lists, their customers and their holds. */
@Injectable()
export class LinesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async add(lines: readonly KnownLine[]): Promise<void> {
    for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
      const some = lines.slice(from, from + ROWS_AT_ONCE)
      await this.uow.manager.insert(
        Prospect,
        some.map(({ line }) => line),
      )
      await this.uow.manager.insert(
        ProspectCustomer,
        some.flatMap(({ customer }) => (customer ? [customer] : [])),
      )
    }
  }

  /** Writes how rows of a draft are read; what was read of them before goes. */
  async judge(rows: readonly JudgedRow[]): Promise<void> {
    for (const { id, trouble, line, customer } of rows) {
      await this.uow.manager.update(
        Prospect,
        { id },
        { state: trouble === null ? 'free' : 'left_out', trouble, ...(line ?? UNREAD) },
      )
      await this.uow.manager.update(ProspectCustomer, { prospectId: id }, customer ?? UNKNOWN)
    }
  }

  /** Of a draft, with its customers and holds, of which there are none yet. */
  async removeAll(listId: string): Promise<void> {
    await this.uow.sql`
      delete from prospect_customer where "prospectId" in (select p."id" from prospect p where p."listId" = ${listId})`
    await this.uow.manager.delete(Prospect, { listId })
  }

  find(contestId: string, id: string): Promise<Prospect | null> {
    return this.uow.manager.findOneBy(Prospect, { contestId, id })
  }

  /** The line that the product made from this deal or visit. */
  madeFrom(listId: string, madeFrom: string): Promise<Prospect | null> {
    return this.uow.manager.findOneBy(Prospect, { listId, madeFrom })
  }

  /** What is known of a line by now; an erased customer stays erased. */
  async amend(id: string, fields: Partial<LineFields>, customer: RowCustomer): Promise<void> {
    if (Object.keys(fields).length > 0) await this.uow.manager.update(Prospect, { id }, fields)
    await this.uow.manager.update(ProspectCustomer, { prospectId: id }, customer)
  }

  /** A line that no one has held. */
  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(ProspectCustomer, { prospectId: id })
    await this.uow.manager.delete(Prospect, { id })
  }

  /** Whether a line of the list is with one of these numbers. */
  async isInList({ id, contestId }: ProspectList, numbers: readonly string[]): Promise<boolean> {
    const [row] = await this.uow.sql`
      select 1 as "found" from prospect p where p."listId" = ${id} and p."id" in (
        select c."prospectId" from prospect_customer c
        where c."contestId" = ${contestId} and c."number" in (${this.uow.list(numbers)})
        union select c."prospectId" from prospect_customer c
        where c."contestId" = ${contestId} and c."phone" in (${this.uow.list(numbers)})) limit 1`
    return row !== undefined
  }

  async nextPosition(listId: string): Promise<number> {
    const [row] = await this.uow.sql<{ last: number | null }>`
      select max(p."position") as "last" from prospect p where p."listId" = ${listId}`
    return (row?.last ?? 0) + 1
  }

  /** In the order of the file. */
  async page(listId: string, after: number, limit: number, state?: LineState): Promise<KnownLine[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select p."id" from prospect p
      where p."listId" = ${listId} and p."position" > ${after}
        and (${state ?? ''} = '' or p."state" = ${state ?? ''})
      order by p."position" limit ${limit}`
    return this.known(rows.map(({ id }) => id))
  }

  async heldBy(participantId: string): Promise<KnownLine[]> {
    const lines = await this.uow.manager.find(Prospect, { where: { holderId: participantId }, order: { id: 'ASC' } })
    return this.withCustomers(lines)
  }

  /** In the order of their positions. */
  async known(ids: readonly string[]): Promise<KnownLine[]> {
    if (ids.length === 0) return []
    const lines = await this.uow.manager.find(Prospect, { where: { id: In([...ids]) }, order: { position: 'ASC' } })
    return this.withCustomers(lines)
  }

  /** Numbers that open lines of other lists of the contest are with. */
  async takenNumbers(contestId: string, listId: string, numbers: readonly string[]): Promise<Set<string>> {
    if (numbers.length === 0) return new Set()
    const rows = await this.uow.sql<{ number: string | null; phone: string | null }>`
      select c."number", c."phone" from prospect_customer c
      join prospect p on p."id" = c."prospectId" join prospect_list l on l."id" = p."listId"
      where c."contestId" = ${contestId} and l."id" <> ${listId} and l."status" = 'open'
        and p."state" in ('free', 'held')
        and (c."number" in (${this.uow.list(numbers)}) or c."phone" in (${this.uow.list(numbers)}))`
    return new Set(rows.flatMap(({ number, phone }) => [number, phone]).filter((each) => each !== null))
  }

  /** How many lines of a list a participant holds, by value. */
  async heldOf(listId: string, participantId: string): Promise<{ value: CustomerValue | null; lines: number }[]> {
    const rows = await this.uow.sql<{ value: CustomerValue | null; lines: number | string }>`
      select p."value", count(*) as "lines" from prospect p
      where p."holderId" = ${participantId} and p."listId" = ${listId} group by p."value"`
    return rows.map(({ value, lines }) => ({ value, lines: Number(lines) }))
  }

  withoutTerritory(listId: string): Promise<number> {
    return this.uow.manager.countBy(Prospect, { listId, state: 'free', territoryId: IsNull() })
  }

  /** Contests that go on and in which lines are held. */
  async contestsWithHolds(): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select c."id" from contest c where c."status" = 'running' and exists (
        select 1 from prospect_list l join prospect p on p."listId" = l."id"
        where l."contestId" = c."id" and l."status" = 'open' and p."state" = 'held')`
    return rows.map(({ id }) => id)
  }

  /** Held lines whose last day is before `today`. */
  passed(contestId: string, today: Day, limit: number): Promise<Prospect[]> {
    return this.uow.manager.find(Prospect, {
      where: { contestId, state: 'held', lapsesOn: LessThan(today) },
      order: { id: 'ASC' },
      take: limit,
    })
  }

  async heldByAny(participantIds: readonly string[], limit: number): Promise<Prospect[]> {
    if (participantIds.length === 0) return []
    return this.uow.manager.find(Prospect, { where: { holderId: In([...participantIds]) }, take: limit })
  }

  /** Held lines that end by that day, and whose holders were not reminded after `since`. */
  async ending(contestId: string, by: Day, since: Day, limit: number): Promise<Prospect[]> {
    const where = { contestId, state: 'held' as const, lapsesOn: LessThanOrEqual(by) }
    const lines = await this.uow.manager.find(Prospect, { where, order: { id: 'ASC' }, take: limit })
    return lines.filter(({ remindedOn }) => remindedOn === null || remindedOn < since)
  }

  /** Free and held lines of open lists that are with one of these numbers; each side of the union has its index. */
  async openWith(contestId: string, numbers: readonly string[]): Promise<Prospect[]> {
    const rows = await this.uow.sql<{ id: string }>`
      select p."id" from prospect p join prospect_list l on l."id" = p."listId"
      where p."state" in ('free', 'held') and l."status" = 'open' and p."id" in (
        select c."prospectId" from prospect_customer c
        where c."contestId" = ${contestId} and c."number" in (${this.uow.list(numbers)})
        union select c."prospectId" from prospect_customer c
        where c."contestId" = ${contestId} and c."phone" in (${this.uow.list(numbers)}))
      order by p."id"`
    if (rows.length === 0) return []
    return this.uow.manager.findBy(Prospect, { id: In(rows.map(({ id }) => id)) })
  }

  /** Lines that are closed by this deal, and who held them until then. */
  async closedBy(contestId: string, dealId: string): Promise<{ line: Prospect; heldBefore: string | null }[]> {
    const ends = await this.uow.manager.findBy(ProspectHold, { contestId, dealId, kind: 'won' })
    const found: { line: Prospect; heldBefore: string | null }[] = []
    for (const { prospectId, round } of ends) {
      const line = await this.find(contestId, prospectId)
      if (line?.state !== 'won' || line.round !== round) continue
      const begun = await this.uow.manager.findOneBy(ProspectHold, { prospectId, round, kind: In([...BEGINS]) })
      found.push({ line, heldBefore: begun?.participantId ?? null })
    }
    return found
  }

  async say(prospectId: string, words: string): Promise<void> {
    await this.uow.manager.update(ProspectCustomer, { prospectId }, { words })
  }

  findHold(contestId: string, recorderId: string, requestId: string): Promise<ProspectHold | null> {
    return this.uow.manager.findOneBy(ProspectHold, { contestId, recorderId, requestId })
  }

  async addHold(hold: ProspectHold): Promise<void> {
    await this.uow.manager.insert(ProspectHold, hold)
  }

  async change(id: string, changes: Partial<Prospect>): Promise<void> {
    await this.uow.manager.update(Prospect, { id }, changes)
  }

  private async withCustomers(lines: readonly Prospect[]): Promise<KnownLine[]> {
    if (lines.length === 0) return []
    const ids = lines.map(({ id }) => id)
    const customers = await this.uow.manager.findBy(ProspectCustomer, { prospectId: In(ids) })
    const byLine = new Map(customers.map((customer) => [customer.prospectId, customer]))
    return lines.map((line) => ({ line, customer: byLine.get(line.id) }))
  }
}

const UNKNOWN: RowCustomer = { name: null, number: null, phone: null }
const UNREAD: LineFields = {
  ...{ territoryId: null, segment: null, value: null, expiresOn: null, plan: null, paysFen: null },
  ...{ offer: null, feeFen: null, orderNo: null, dueAt: null },
}
