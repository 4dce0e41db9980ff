import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { rememberedColumns } from '#server/ledger/imports/file-shape'
import type { FileOrder } from '#server/ledger/imports/gathered-words'
import type { ImportRun } from '#server/ledger/imports/import.entity'
import { ImportChecks } from '#server/ledger/imports/import-checks'
import { ImportViews } from '#server/ledger/imports/import-views'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { TableParserWorker } from '#server/ledger/imports/table-parser-worker'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { isAmount } from '#shared/contest/contests/quantities'
import { type ImportMapping, type ImportView, NEEDED_FIELDS } from '#shared/ledger/imports/contract'
import type { ReadTable } from '#shared/platform/spreadsheets/table'

const ROWS_PER_UNIT = 500

/** 导入, before it writes: stores an uploaded file, maps its columns and words, and compares it with the ledger. */
@Injectable()
export class ImportDraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly imports: ImportsRepository,
    private readonly parser: TableParserWorker,
    private readonly checks: ImportChecks,
    private readonly views: ImportViews,
  ) {}

  /** Stores the rows of the file, with the mapping that most likely fits. */
  async upload(person: Person, contestId: string, { fileName, bytes, sheet }: UploadedFile): Promise<ImportView> {
    const contest = await this.uow.read(() => this.contests.loadFor(person, contestId))
    contest.mustTakeWrites(person)
    const table = await this.parser.read(contest.centerId, bytes, sheet)
    const { rows } = table
    if (rows.length === 0) throw new AppError('import_empty')
    const run = await this.uow.writeAs(person, () => this.add(person, contest, labelOf(fileName, table), table))
    for (let n = 0; n < rows.length; n += ROWS_PER_UNIT)
      await this.uow.writeAs(person, () => this.imports.addRows(run.id, rows.slice(n, n + ROWS_PER_UNIT)))
    const { dateOrder, ...words } = await this.checks.wordsOf(contest, run, run.mapping)
    run.words = { ...words, ...(await this.checks.knowing(contest, words)), from: null, to: null }
    run.mapping = await this.checks.guess(contest, ordered(run.mapping, dateOrder), run.words)
    await this.save(person, run)
    return this.views.view(person, contestId, run.id)
  }

  /** Takes the mapping and compares every row with the ledger: the dry run. */
  async map(person: Person, contestId: string, runId: string, mapping: ImportMapping): Promise<ImportView> {
    const contest = await this.uow.read(() => this.contests.loadFor(person, contestId))
    const run = await this.find(contestId, runId)
    if (run.status !== 'draft' && run.status !== 'ready') throw new AppError('import_not_ready')
    if (NEEDED_FIELDS.some((field) => mapping.columns[field] === undefined))
      throw new AppError('import_columns_missing')
    const { dateOrder, ...words } = await this.checks.wordsOf(contest, run, mapping)
    run.mapping = await this.checks.guess(contest, ordered(mapping, dateOrder), words)
    // A word removed from the list of cancelled ones is not guessed again once the list was reviewed.
    if (run.status === 'ready') run.mapping.cancelled = mapping.cancelled
    const known = await this.checks.knowing(contest, words)
    run.words = { ...words, ...known, ...(await this.checks.check(person, run, contest)) }
    run.status = 'ready'
    await this.save(person, run)
    return this.views.view(person, contestId, runId)
  }

  private async find(contestId: string, runId: string): Promise<ImportRun> {
    const run = await this.uow.read(() => this.imports.find(contestId, runId))
    if (!run) throw new AppError('not_found')
    return run
  }

  private async add(person: Person, contest: LoadedContest, fileName: string, table: ReadTable) {
    const contestId = contest.id
    const { headers, rows, notices, sheets } = table
    const earlier = await this.imports.latest(contestId)
    const columns = rememberedColumns(
      headers,
      contest.view.metrics.every(isAmount) ? 'amount' : 'count',
      earlier && { headers: earlier.headers, columns: earlier.mapping.columns },
    )
    const { metrics = {}, members = {}, cancelled = [] } = earlier?.mapping ?? {}
    const run: ImportRun = {
      id: randomUUID(),
      contestId,
      accountId: person.accountId,
      fileName,
      status: 'draft',
      writes: true,
      rows: rows.length,
      reading: { notices, sheets, lastRow: rows.at(-1)?.place ?? 0 },
      headers,
      mapping: { columns, metrics, members, cancelled },
      words: { metric: [], member: [], status: [], from: null, to: null },
      createdAt: this.clock.now(),
      aliveAt: new Date(),
      finishedAt: null,
    }
    await this.imports.add(run)
    return run
  }

  private async save(person: Person, { id, status, mapping, words }: ImportRun): Promise<void> {
    await this.uow.writeAs(person, () => this.imports.update(id, { status, mapping, words }))
  }
}

export interface UploadedFile {
  fileName: string
  bytes: Buffer
  sheet: string | undefined
}

/** The only order that the column admits replaces what was chosen for another. */
const ordered = (mapping: ImportMapping, order: FileOrder): ImportMapping => {
  const { dateOrder: chosen, ...rest } = mapping
  const dateOrder = order === 'ask' ? chosen : order
  return dateOrder === undefined ? rest : { ...rest, dateOrder }
}

const MAX_LABEL_LENGTH = 120

/** The file's name, with the sheet that was read where several have rows. */
function labelOf(fileName: string, { sheets }: ReadTable): string {
  const filled = sheets.filter(({ rows }) => rows > 0)
  const sheet = filled.find(({ isRead }) => isRead)?.name
  if (sheet === undefined || filled.length < 2) return fileName
  return `${fileName.slice(0, MAX_LABEL_LENGTH - sheet.length - 3)} · ${sheet}`
}
