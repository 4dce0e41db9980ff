import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { ImportRow, ImportRun } from '#server/ledger/imports/import.entity'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Cell, Column, Table } from '#server/platform/spreadsheets/table'
import { xlsxOf } from '#server/platform/spreadsheets/xlsx'
import { isAmount } from '#shared/contest/contests/quantities'
import { type Language, wordsOf } from '#shared/ledger/exports/texts'
import { DIFFERENCES, type ImportFile, type ImportOutcome } from '#shared/ledger/imports/contract'
import { IMPORT_FILE_WORDS, OUTCOME_NAMES, ROW_REASONS, SETTLEMENT_NAMES } from '#shared/ledger/imports/texts'

const ROWS_AT_ONCE = 500
const COMPARED: readonly ImportOutcome[] = [...DIFFERENCES, 'matched', 'written']

/** The rows of an import as a workbook. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly imports: ImportsRepository,
  ) {}

  /**
   * `errors` are the file's rows with a reason each, to be corrected and uploaded again.
   * `differences` are both sides of every row that was compared.
   */
  async file(person: Person, contestId: string, runId: string, which: ImportFile, language: Language) {
    const { contest, run } = await this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const run = await this.imports.find(contestId, runId)
      if (!run) throw new AppError('not_found')
      return { contest, run }
    })
    const table = which === 'errors' ? this.errors(run, language) : this.differences(contest, run, language)
    const name = `${run.fileName.replace(/\.(xlsx|csv|tsv|txt)(?= · |$)/i, '')}-${table.name}.xlsx`.replace(
      /[\\/:*?"<>|\r\n]/g,
      ' ',
    )
    return { name, content: xlsxOf(table) }
  }

  private errors(run: ImportRun, language: Language): Table {
    const { errors, reason } = IMPORT_FILE_WORDS[language]
    // The file may be one that was given back before: its last column says why.
    const places = run.headers.flatMap((header, place) => (header === reason ? [] : [place]))
    const titles = places.map((place) => run.headers[place] ?? '')
    const columns = [...titles, reason].map((title): Column => ({ title, kind: 'text', width: 18 }))
    const rowOf = ({ cells, found }: ImportRow): Cell[] => [
      ...places.map((place) => cells[place] ?? ''),
      found?.reason ? ROW_REASONS[language][found.reason] : '',
    ]
    return { name: errors, columns, pages: this.pages(run.id, ['error'], rowOf) }
  }

  private differences(contest: LoadedContest, run: ImportRun, language: Language): Table {
    const words = wordsOf(language)
    const { differences, outcome, there, here, settled, by } = IMPORT_FILE_WORDS[language]
    const text = (title: string, width = 14): Column => ({ title, kind: 'text', width })
    const columns: Column[] = [
      ...[text(outcome), text(words('reference'), 20), text(words('metric'))],
      { title: words('day') + there, kind: 'date', width: 14 },
      text(words('member') + there),
      { title: words('quantity') + there, kind: 'number', width: 12 },
      { title: words('day') + here, kind: 'date', width: 14 },
      text(words('member') + here),
      { title: words('quantity') + here, kind: 'number', width: 12 },
      ...[text(settled), text(by)],
    ]
    const quantityIn = (metricId: string | undefined, quantity: number | undefined): Cell => {
      if (quantity === undefined) return null
      const isMoney = metricId !== undefined && isAmount(contest.rules.metric(metricId))
      return isMoney ? { fen: quantity } : quantity
    }
    const nameOf = (id: string | undefined) => (id && contest.rules.participant(id)?.name) || null
    const rowOf = ({ outcome, found, settled, settledBy }: ImportRow): Cell[] => [
      OUTCOME_NAMES[language][outcome],
      found?.reference ?? null,
      found?.metricId ? contest.rules.metric(found.metricId).name : null,
      found?.businessDate ?? null,
      nameOf(found?.participantId),
      quantityIn(found?.metricId, found?.quantity),
      found?.here?.businessDate ?? null,
      nameOf(found?.here?.participantId),
      quantityIn(found?.metricId, found?.here?.quantity),
      settled ? SETTLEMENT_NAMES[language][settled] : null,
      settledBy,
    ]
    return { name: differences, columns, pages: this.pages(run.id, COMPARED, rowOf) }
  }

  private async *pages(runId: string, outcomes: readonly ImportOutcome[], rowOf: (row: ImportRow) => Cell[]) {
    for (const outcome of outcomes)
      for (let after = 0; ; ) {
        const rows = await this.uow.read(() => this.imports.rows(runId, after, ROWS_AT_ONCE, outcome))
        const last = rows.at(-1)
        if (!last) break
        yield rows.map(rowOf)
        after = last.position
      }
  }
}
