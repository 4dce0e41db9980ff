import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { blankLine, readRow } from '#server/field/lists/line-rows'
import { type JudgedRow, type KnownLine, LinesRepository } from '#server/field/lists/lines.repository'
import type { ProspectList } from '#server/field/lists/list.entity'
import { columnsOf } from '#server/field/lists/list-columns'
import { listView, proposedTerms, UNTOUCHED_MS } from '#server/field/lists/list-views'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { DateOrders } from '#server/ledger/imports/cell-dates'
import { TableParserWorker } from '#server/ledger/imports/table-parser-worker'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { type ListColumns, MOST_LINES } from '#shared/field/lists/columns'
import type { ListDraft } from '#shared/field/lists/contract'
import type { ListKind } from '#shared/field/lists/terms'
import type { TableRow } from '#shared/platform/spreadsheets/table'

const ROWS_PER_UNIT = 250
const PREVIEWED = 5

/** A list before it opens: read from its file, mapped, previewed, and opened as a whole. */
@Injectable()
export class ListDraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly territories: TerritoriesReader,
    private readonly lists: ListsRepository,
    private readonly lines: LinesRepository,
    private readonly parser: TableParserWorker,
  ) {}

  /** Stores the rows of the file, read by the columns that most likely fit. */
  async upload(person: Person, contestId: string, file: { name: string; kind: ListKind; bytes: Buffer }) {
    const contest = await this.uow.read(() => this.contests.loadFor(person, contestId))
    contest.mustBeOpen()
    const { headers, rows } = await this.parser.read(contest.centerId, file.bytes)
    if (rows.length === 0) throw new AppError('import_empty')
    if (rows.length > MOST_LINES) throw new AppError('list_too_long')
    const list = await this.uow.writeAs(person, async () => {
      const list = toList(person, contest, file, headers, this.clock.now())
      const earlier = await this.lists.latest(contestId)
      list.columns = columnsOf(headers, earlier)
      await this.lists.add(list)
      return list
    })
    for (let n = 0; n < rows.length; n += ROWS_PER_UNIT)
      await this.uow.writeAs(person, () => this.lines.add(rows.slice(n, n + ROWS_PER_UNIT).map(rawLine(list))))
    return this.map(person, contestId, list.id, list.columns)
  }

  /** Reads every row again by these columns. */
  async map(person: Person, contestId: string, listId: string, columns: ListColumns): Promise<ListDraft> {
    const contest = await this.uow.read(() => this.contests.loadFor(person, contestId))
    const list = await this.uow.read(() => this.draft(contestId, listId))
    if (list.kept !== null) throw new AppError('list_is_kept')
    const context = {
      ...{ columns, days: contest, dateOrder: await this.dateOrder(listId, columns) },
      territories: await this.uow.read(() => this.territories.of(contest)),
    }
    const seen = new Set<string>()
    await this.uow.writeAs(person, () => this.lists.update(list.id, { columns }))
    for await (const page of this.pages(listId)) {
      const judged = page.map(({ line, customer }): JudgedRow => {
        const read = readRow(customer?.cells ?? [], context)
        if (read.trouble !== null) return { id: line.id, trouble: read.trouble }
        const keys = [read.customer.number, read.customer.phone].filter((key) => key !== null)
        const isRepeated = keys.some((key) => seen.has(key))
        for (const key of keys) seen.add(key)
        return isRepeated ? { id: line.id, trouble: 'twice_in_list' } : { id: line.id, ...read }
      })
      await this.uow.writeAs(person, async () => {
        await this.draft(contestId, listId)
        await this.lines.judge(await this.withoutTaken(contestId, listId, judged))
      })
    }
    return this.view(person, contestId, listId)
  }

  view(person: Person, contestId: string, listId: string): Promise<ListDraft> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const list = await this.draft(contestId, listId)
      const now = this.clock.now()
      const counts = await this.lists.counts([listId], new Date(now.getTime() - UNTOUCHED_MS))
      const first = await this.lines.page(listId, 0, PREVIEWED)
      return {
        list: listView(list, counts(listId)),
        ...{ headers: list.headers, columns: list.columns },
        preview: first.map(({ customer }) => customer?.cells ?? []),
        troubles: await this.lists.troubles(listId),
        withoutTerritory: await this.lines.withoutTerritory(listId),
        proposed: proposedTerms(contest, now),
      }
    })
  }

  /** A draft that is not opened leaves nothing behind. */
  remove(person: Person, contestId: string, listId: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      await this.contests.loadFor(person, contestId)
      if ((await this.draft(contestId, listId)).kept !== null) throw new AppError('list_is_kept')
      await this.lines.removeAll(listId)
      await this.lists.remove(listId)
    })
  }

  private async draft(contestId: string, listId: string): Promise<ProspectList> {
    const list = await this.lists.find(contestId, listId)
    if (!list) throw new AppError('not_found')
    if (list.status !== 'draft') throw new AppError('list_is_open')
    return list
  }

  /** Numbers that another open list has are left out. */
  private async withoutTaken(contestId: string, listId: string, rows: readonly JudgedRow[]): Promise<JudgedRow[]> {
    const numbers = rows.flatMap(({ customer }) => [customer?.number, customer?.phone]).filter((each) => !!each)
    const taken = await this.lines.takenNumbers(contestId, listId, numbers as string[])
    const isTaken = ({ customer }: JudgedRow) => taken.has(customer?.number ?? '') || taken.has(customer?.phone ?? '')
    return rows.map((row) => (isTaken(row) ? { id: row.id, trouble: 'in_other_list' } : row))
  }

  /** How the columns of days write them, where they name the year last. */
  private async dateOrder(listId: string, columns: ListColumns) {
    const orders = new DateOrders()
    for await (const page of this.pages(listId))
      for (const { customer } of page)
        for (const column of [columns.expires, columns.due]) orders.add(customer?.cells[column ?? -1] ?? '')
    return orders.order === 'ask' ? undefined : orders.order
  }

  private async *pages(listId: string): AsyncGenerator<KnownLine[]> {
    for (let after = 0; ; ) {
      const page = await this.uow.read(() => this.lines.page(listId, after, ROWS_PER_UNIT))
      const last = page.at(-1)
      if (!last) return
      yield page
      after = last.line.position
    }
  }
}

function toList(
  { accountId }: Person,
  { id: contestId }: LoadedContest,
  { name, kind }: { name: string; kind: ListKind },
  headers: string[],
  createdAt: Date,
): ProspectList {
  return {
    ...{ id: randomUUID(), contestId, kind, status: 'draft', fileName: name, headers, columns: {} },
    name: name.replace(/\.(xlsx|csv|tsv|txt)$/i, '').slice(0, 40),
    ...{ arrival: 'claimed', terms: null, steps: null, replies: null, seed: null, accountId, createdAt },
    ...{ opensAt: null, closesAt: null, closedAt: null, kept: null },
  }
}

const rawLine =
  ({ id: listId, contestId }: ProspectList) =>
  ({ place: position, cells }: TableRow): KnownLine => {
    const id = newId()
    return {
      line: blankLine({ id, contestId, listId, position }),
      customer: { prospectId: id, contestId, name: null, number: null, phone: null, cells, words: null },
    }
  }
