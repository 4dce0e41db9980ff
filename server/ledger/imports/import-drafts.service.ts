import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { headerRow, rememberedColumns } from '#server/ledger/imports/file-shape'
import type { ImportRun } from '#server/ledger/imports/import.entity'
import { ImportChecks } from '#server/ledger/imports/import-checks'
import { ImportViews } from '#server/ledger/imports/import-views'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { TableParserWorker } from '#server/ledger/imports/table-parser-worker'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { type ImportMapping, type ImportView, NEEDED_FIELDS } from '#shared/ledger/imports/contract'

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
  async upload(person: Person, contestId: string, fileName: string, bytes: Buffer): Promise<ImportView> {
    const contest = await this.uow.read(() => this.contests.loadFor(person, contestId))
    contest.mustTakeWrites(person)
    const { rows, sheet } = await this.parser.read(bytes)
    const top = headerRow(rows)
    const [headers = [], ...cells] = rows.slice(top)
    if (cells.length === 0) throw new AppError('import_empty')
    const run = await this.uow.writeAs(person, () =>
      this.add(person, contestId, labelOf(fileName, sheet), headers, cells.length),
    )
    for (let n = 0; n < cells.length; n += ROWS_PER_UNIT)
      await this.uow.writeAs(person, () => this.imports.addRows(run.id, n + 1, cells.slice(n, n + ROWS_PER_UNIT)))
    run.words = { ...(await this.checks.wordsOf(run, run.mapping.columns)), from: null, to: null }
    run.mapping = await this.checks.guess(contest, run.mapping, run.words)
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
    const words = await this.checks.wordsOf(run, mapping.columns)
    run.mapping = await this.checks.guess(contest, mapping, words)
    // A word removed from the list of cancelled ones is not guessed again once the list was reviewed.
    if (run.status === 'ready') run.mapping.cancelled = mapping.cancelled
    run.words = { ...words, ...(await this.checks.check(person, run, contest)) }
    run.status = 'ready'
    await this.save(person, run)
    return this.views.view(person, contestId, runId)
  }

  private async find(contestId: string, runId: string): Promise<ImportRun> {
    const run = await this.uow.read(() => this.imports.find(contestId, runId))
    if (!run) throw new AppError('not_found')
    return run
  }

  private async add(person: Person, contestId: string, fileName: string, headers: string[], rows: number) {
    const earlier = await this.imports.latest(contestId)
    const columns = rememberedColumns(
      headers,
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
      rows,
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

const MAX_LABEL_LENGTH = 120

/** The file's name, with the sheet that was read where it has several. */
const labelOf = (fileName: string, sheet: string | undefined): string =>
  sheet === undefined ? fileName : `${fileName.slice(0, MAX_LABEL_LENGTH - sheet.length - 3)} · ${sheet}`
