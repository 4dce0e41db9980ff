import { Injectable } from '@nestjs/common'
import { In, IsNull, MoreThan } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { ImportRow, ImportRun } from '#server/ledger/imports/import.entity'
import type { CodeOfParticipant, NamedParticipant } from '#server/ledger/imports/known-people'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DIFFERENCES, type ImportOutcome } from '#shared/ledger/imports/contract'
import type { TableRow } from '#shared/platform/spreadsheets/table'

/** A line of the ledger under its reference. */
export interface LineHere {
  dealId: string
  reference: string
  metricId: string
  participantId: string
  businessDate: string
  quantity: number
  line: number
  seq: number
  isEffective: boolean
  /** Whether it is one number's share of a sale that has several. */
  isShared?: boolean
}

export type CellsOfRow = Pick<ImportRow, 'position' | 'cells'>

/** The rows of a run by outcome, and how many of its differences are not settled. */
interface RowCounts {
  counts: Partial<Record<ImportOutcome, number>>
  open: number
}

interface CountRow {
  outcome: ImportOutcome
  rows: number | string
}

/** Imports, their rows, and the ledger's lines they are compared with. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, id: string): Promise<ImportRun | null> {
    return this.uow.manager.findOneBy(ImportRun, { id, contestId })
  }

  async add(run: ImportRun): Promise<void> {
    await this.uow.manager.insert(ImportRun, run)
  }

  async update(runId: string, changes: Partial<ImportRun>): Promise<void> {
    await this.uow.manager.update(ImportRun, { id: runId }, changes)
  }

  async settleRow(
    runId: string,
    position: number,
    settled: Pick<ImportRow, 'settled' | 'settledBy' | 'settledAt' | 'dealId' | 'cells'>,
  ): Promise<void> {
    await this.uow.manager.update(ImportRow, { runId, position }, settled)
  }

  list(contestId: string): Promise<ImportRun[]> {
    return this.uow.manager.find(ImportRun, { where: { contestId }, order: { createdAt: 'DESC' }, take: 50 })
  }

  /** The import before, whose mapping is remembered. */
  async latest(contestId: string): Promise<ImportRun | undefined> {
    const runs = await this.list(contestId)
    return runs.find((run) => run.status !== 'draft')
  }

  async ofCenter(centerId: string): Promise<ImportRun[]> {
    const contests = await this.uow.manager.find(Contest, { select: { id: true }, where: { centerId } })
    return this.uow.manager.findBy(ImportRun, { contestId: In(contests.map(({ id }) => id)) })
  }

  /** Rows whose cells are not cleared yet. */
  withCells(runId: string, after: number, limit: number): Promise<ImportRow[]> {
    return this.uow.manager
      .createQueryBuilder(ImportRow, 'r')
      .where('r.runId = :runId and r.position > :after and cast(r.cells as text) <> :none', {
        runId,
        after,
        none: '[]',
      })
      .orderBy('r.position')
      .limit(limit)
      .getMany()
  }

  /** Nothing but the cells, as an import may be under way. */
  async setCells(runId: string, positions: readonly number[], cells: string[]): Promise<void> {
    await this.uow.manager.update(ImportRow, { runId, position: In(positions) }, { cells })
  }

  async addRows(runId: string, rows: readonly TableRow[]): Promise<void> {
    if (rows.length === 0) return
    const values = rows.map(({ place, cells }) => [runId, place, JSON.stringify(cells), 'unchecked'])
    await this.uow.sql`
      insert into import_row ("runId", "position", "cells", "outcome") values ${this.uow.values(values)}`
  }

  /** The cells of rows of the file, in its order: a pass over a whole file asks for nothing else. */
  async cells(runId: string, after: number, limit: number): Promise<CellsOfRow[]> {
    const rows = await this.uow.sql<{ position: number; cells: string }>`
      select "position", "cells" from import_row
      where "runId" = ${runId} and "position" > ${after} and "outcome" <> 'extra' order by "position" limit ${limit}`
    return rows.map(({ position, cells }) => ({ position, cells: JSON.parse(cells) }))
  }

  /** In the order of the file; of one outcome only, if one is named. */
  rows(runId: string, after: number, limit: number, outcome?: ImportOutcome): Promise<ImportRow[]> {
    const query = this.uow.manager
      .createQueryBuilder(ImportRow, 'r')
      .where('r.runId = :runId and r.position > :after', { runId, after })
    if (outcome) query.andWhere('r.outcome = :outcome', { outcome })
    return query.orderBy('r.position').limit(limit).getMany()
  }

  /** Rows further down that are still missing, under numbers of a page. */
  companions(runId: string, after: number, keys: readonly string[]): Promise<ImportRow[]> {
    if (keys.length === 0) return Promise.resolve([])
    return this.uow.manager.findBy(ImportRow, {
      runId,
      position: MoreThan(after),
      key: In([...keys]),
      outcome: 'missing',
    })
  }

  row(runId: string, position: number): Promise<ImportRow | null> {
    return this.uow.manager.findOneBy(ImportRow, { runId, position })
  }

  /** Writes rows whole, new ones too. */
  async put(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    const values = rows.map(({ runId, position, cells, outcome, found, key, dealId }) => [
      ...[runId, position, JSON.stringify(outcome === 'written' ? [] : cells)],
      ...[outcome, found && JSON.stringify(found), key, dealId],
    ])
    await this.uow.sql`
      insert into import_row ("runId", "position", "cells", "outcome", "found", "key", "dealId")
      values ${this.uow.values(values)}
      on conflict ("runId", "position") do update set
        "cells" = excluded."cells", "outcome" = excluded."outcome", "found" = excluded."found", "key" = excluded."key", "dealId" = excluded."dealId"`
  }

  /** A page asks for it all the time while a run works, so that an index alone answers; rows are looked at once it is done. */
  async counts({ id, status }: Pick<ImportRun, 'id' | 'status'>): Promise<RowCounts> {
    const settling: readonly ImportOutcome[] = status === 'done' ? DIFFERENCES : ['probable']
    const all = await this.uow.sql<CountRow>`
      select "outcome", count(*) as "rows" from import_row where "runId" = ${id} group by "outcome"`
    const settled = await this.uow.sql<CountRow>`
      select "outcome", count(*) as "rows" from import_row
      where "runId" = ${id} and "outcome" in (${this.uow.list(settling)}) and "settled" is not null group by "outcome"`
    const counts = Object.fromEntries(all.map(({ outcome, rows }) => [outcome, Number(rows)])) as RowCounts['counts']
    const open = DIFFERENCES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0)
    return { counts, open: settled.reduce((left, { rows }) => left - Number(rows), open) }
  }

  people(contestId: string): Promise<NamedParticipant[]> {
    return this.uow.sql<NamedParticipant>`
      select p."id" as "participantId", a."name", a."login"
      from participant p join account a on a."id" = p."accountId" where p."contestId" = ${contestId}`
  }

  codes(contestId: string): Promise<CodeOfParticipant[]> {
    return this.uow.sql<CodeOfParticipant>`
      select "participantId", "code", "from", "to" from participant_code where "contestId" = ${contestId}`
  }

  /** Every line ever recorded under these references: effective, waiting or reversed. */
  async here(contestId: string, references: readonly string[]): Promise<LineHere[]> {
    if (references.length === 0) return []
    const list = this.uow.list(references)
    const rows = await this.uow.sql<Omit<LineHere, 'isEffective'> & { isEffective: number; numbers: number | string }>`
      with named as (
        select "id", "reference" from deal where "contestId" = ${contestId} and "reference" in (${list})
        union all
        select "dealId", "number" from deal_number where "contestId" = ${contestId} and "number" in (${list}))
      select d."id" as "dealId", named."reference", e."metricId", d."participantId", d."businessDate", e."quantity",
        e."line", d."seq", case when r."id" is null then 1 else 0 end as "isEffective",
        (select count(*) from deal_number n where n."dealId" = d."id")
          + case when d."reference" is null then 0 else 1 end as "numbers"
      from named join deal d on d."id" = named."id"
        join ledger_entry e on e."dealId" = d."id" and e."kind" in ('sale', 'activation')
        left join ledger_entry r on r."reverses" = e."id"
      where r."kind" is null or r."kind" <> 'hold'
      union all
      select d."id", named."reference", p."metricId", d."participantId", d."businessDate", p."quantity",
        p."line", d."seq", case when p."state" = 'pending' then 1 else 0 end,
        (select count(*) from deal_number n where n."dealId" = d."id")
          + case when d."reference" is null then 0 else 1 end
      from named join deal d on d."id" = named."id"
        join pending_line p on p."dealId" = d."id" and p."state" <> 'activated'
      order by 8, 7`
    return rows.map(({ numbers, ...row }) => ({
      ...row,
      ...shareOf(row.quantity, Number(numbers)),
      isEffective: Number(row.isEffective) === 1,
    }))
  }

  /** Effective or waiting lines between two numbers on these days whose reference and metric no row of the file has. */
  async extras(
    run: ImportRun,
    window: { after: number; last: number; from: string; to: string },
    metricIds: readonly string[],
  ): Promise<LineHere[]> {
    const { id, contestId } = run
    const { after, last, from, to } = window
    const metrics = this.uow.list(metricIds)
    const rows = await this.uow.sql<Omit<LineHere, 'isEffective'>>`
      select d."id" as "dealId", coalesce(d."reference", '') as "reference", e."metricId", d."participantId",
        d."businessDate", e."quantity", e."line", d."seq"
      from deal d join ledger_entry e on e."dealId" = d."id" and e."kind" in ('sale', 'activation')
      where d."contestId" = ${contestId} and d."seq" > ${after} and d."seq" <= ${last}
        and d."businessDate" between ${from} and ${to} and e."metricId" in (${metrics})
        and not exists (select 1 from ledger_entry r where r."reverses" = e."id")
        and not exists (
          select 1 from import_row i where i."runId" = ${id} and i."key" = d."reference" || '|' || e."metricId")
        and not exists (
          select 1 from deal_number n join import_row i on i."runId" = ${id} and i."key" = n."number" || '|' || e."metricId"
          where n."dealId" = d."id")
      union all
      select d."id", coalesce(d."reference", ''), p."metricId", d."participantId", d."businessDate", p."quantity",
        p."line", d."seq"
      from deal d join pending_line p on p."dealId" = d."id" and p."state" = 'pending'
      where d."contestId" = ${contestId} and d."seq" > ${after} and d."seq" <= ${last}
        and d."businessDate" between ${from} and ${to} and p."metricId" in (${metrics})
        and not exists (
          select 1 from import_row i where i."runId" = ${id} and i."key" = d."reference" || '|' || p."metricId")
        and not exists (
          select 1 from deal_number n join import_row i on i."runId" = ${id} and i."key" = n."number" || '|' || p."metricId"
          where n."dealId" = d."id")
      order by 8, 7`
    return rows.map((row) => ({ ...row, isEffective: true }))
  }

  /** Effective or waiting lines between two numbers on these days, whatever their number. */
  async linesBetween(
    contestId: string,
    { after, last, from, to }: { after: number; last: number; from: string; to: string },
  ): Promise<LineHere[]> {
    const rows = await this.uow.sql<Omit<LineHere, 'isEffective'>>`
      select d."id" as "dealId", coalesce(d."reference", (
          select min(n."number") from deal_number n where n."dealId" = d."id"), '') as "reference", e."metricId", d."participantId",
        d."businessDate", e."quantity", e."line", d."seq"
      from deal d join ledger_entry e on e."dealId" = d."id" and e."kind" in ('sale', 'activation')
      where d."contestId" = ${contestId} and d."seq" > ${after} and d."seq" <= ${last}
        and d."businessDate" between ${from} and ${to}
        and not exists (select 1 from ledger_entry r where r."reverses" = e."id")
      union all
      select d."id", coalesce(d."reference", (
          select min(n."number") from deal_number n where n."dealId" = d."id"), ''), p."metricId", d."participantId", d."businessDate", p."quantity",
        p."line", d."seq"
      from deal d join pending_line p on p."dealId" = d."id" and p."state" = 'pending'
      where d."contestId" = ${contestId} and d."seq" > ${after} and d."seq" <= ${last}
        and d."businessDate" between ${from} and ${to}
      order by 8, 7`
    return rows.map((row) => ({ ...row, isEffective: true }))
  }

  /** The deals that rows of earlier files were said to be, by the rows' keys, each once. */
  async joinedBefore(contestId: string): Promise<Map<string, string[]>> {
    const rows = await this.uow.sql<{ key: string; dealId: string }>`
      select distinct i."key", i."dealId" from import_row i join import_run r on r."id" = i."runId"
      where r."contestId" = ${contestId} and i."outcome" = 'probable' and i."settled" = 'joined'
        and i."key" is not null and i."dealId" is not null
      order by i."key", i."dealId"`
    const deals = new Map<string, string[]>()
    for (const { key, dealId } of rows) deals.set(key, [...(deals.get(key) ?? []), dealId])
    return deals
  }

  /** The deals that rows were paired with, or matched. */
  async pairedDeals(runId: string): Promise<Set<string>> {
    const rows = await this.uow.sql<{ dealId: string }>`
      select "dealId" from import_row where "runId" = ${runId} and "outcome" in ('probable', 'matched') and "dealId" is not null`
    return new Set(rows.map(({ dealId }) => dealId))
  }

  async changeOutcome(runId: string, from: ImportOutcome, to: ImportOutcome): Promise<void> {
    await this.uow.manager.update(ImportRow, { runId, outcome: from, settled: IsNull() }, { outcome: to, dealId: null })
  }

  /** Clears the cells, and with them the customers, of rows that are settled; a customer is kept with the deal alone. */
  async dropCells(runId: string, after: number, last: number): Promise<void> {
    await this.uow.sql`
      update import_row set "cells" = '[]'
      where "runId" = ${runId} and "position" > ${after} and "position" <= ${last}
        and "outcome" not in ('error', 'missing', 'gone', 'probable') and "cells" <> '[]'`
  }

  async dropExtras(runId: string): Promise<void> {
    await this.uow.manager.delete(ImportRow, { runId, outcome: 'extra' })
  }
}

type Row = Omit<ImportRow, 'settled' | 'settledBy' | 'settledAt'>

/** A sale of several numbers: the part of one of them, where they share it evenly. */
const shareOf = (quantity: number, numbers: number): Pick<LineHere, 'quantity' | 'isShared'> =>
  numbers > 1 ? { quantity: quantity % numbers === 0 ? quantity / numbers : quantity, isShared: true } : { quantity }
