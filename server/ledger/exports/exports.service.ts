import { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { audienceOf, type Viewpoint } from '#server/journal/facts/viewpoint'
import { ExportsRepository } from '#server/ledger/exports/exports.repository'
import { dailyMembersTable, dailyTeamsTable, membersTable } from '#server/ledger/exports/figures-table'
import { ledgerTable } from '#server/ledger/exports/ledger-table'
import { territoriesTable } from '#server/ledger/exports/territories-table'
import { TerritoryFiguresReader } from '#server/ledger/exports/territory-figures.reader'
import { TeamBonusesReader } from '#server/ledger/standings/team-bonuses.reader'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { XLSX } from '#server/platform/spreadsheets/as-file'
import { csvOf } from '#server/platform/spreadsheets/csv'
import type { Table } from '#server/platform/spreadsheets/table'
import { xlsxOf } from '#server/platform/spreadsheets/xlsx'
import type { ExportFormat, ExportKind, ExportQuery } from '#shared/ledger/exports/contract'
import { exportName, wordsOf } from '#shared/ledger/exports/texts'

/** A file on its way out. */
export interface ExportedFile {
  name: string
  type: string
  content: Readable
}

const TYPES: Record<ExportFormat, string> = {
  xlsx: XLSX,
  csv: 'text/csv; charset=utf-8',
}

/** Figures as files, read and sent page by page, so that no file, however large, stops the server or fills it. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly figures: ExportsRepository,
    private readonly audit: AuditService,
    private readonly territories: TerritoryFiguresReader,
    private readonly bonuses: TeamBonusesReader,
  ) {}

  /** Who took which figures out is in the audit list before the first byte leaves. */
  async export(
    person: Person,
    contestId: string,
    kind: ExportKind,
    format: ExportFormat,
    query: ExportQuery,
  ): Promise<ExportedFile> {
    const contest = await this.uow.writeAs(person, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (contest.status === 'draft') throw new AppError('contest_not_started')
      const { from, to, customers } = query
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'figures.exported',
        subject: exportName(query.language, kind, contest.view.territoryWord),
        after: { days: `${from} – ${to}`, format, ...(kind === 'ledger' ? { customers } : {}) },
      })
      return contest
    })
    const table = this.tableOf(contest, contest.viewpoint(audienceOf(person)), kind, query)
    return {
      name: fileName(contest, table.name, query, format),
      type: TYPES[format],
      content: format === 'csv' ? Readable.from(csvOf(table), { objectMode: false }) : xlsxOf(table),
    }
  }

  private tableOf(contest: LoadedContest, viewpoint: Viewpoint, kind: ExportKind, query: ExportQuery): Table {
    const { territoryWord } = contest.view
    const words = wordsOf(query.language, territoryWord)
    const name = exportName(query.language, kind, territoryWord)
    const from = query.from < contest.startsOn ? contest.startsOn : query.from
    const to = query.to > contest.ledgerDay ? contest.ledgerDay : query.to
    if (kind === 'territories') {
      const read = () => this.uow.read(() => this.territories.figures(contest, { from, to }))
      return territoriesTable(name, { contest, words, to }, read)
    }
    if (kind === 'ledger') {
      const asked = { contest, words, areCustomersWhole: query.customers === 'whole' }
      return ledgerTable(name, asked, this.figures.ledger(contest.id, viewpoint, from, to))
    }
    const days = this.figures.days(contest, viewpoint, from, to)
    if (kind === 'daily-teams') {
      const bonuses = () => this.uow.read(() => this.bonuses.countedByDay(contest, to))
      return dailyTeamsTable(name, { contest, words }, days, bonuses)
    }
    if (kind === 'daily-members') return dailyMembersTable(name, { contest, words }, days)
    return membersTable(name, { contest, words }, days)
  }
}

function fileName(
  contest: LoadedContest,
  name: string,
  { from, to, language }: ExportQuery,
  format: ExportFormat,
): string {
  const period = from === to ? from : `${from}${wordsOf(language)('to')}${to}`
  return `${contest.view.name}-${name}-${period}.${format}`.replace(/[\\/:*?"<>|\r\n]/g, ' ')
}
