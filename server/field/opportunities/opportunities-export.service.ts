import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type ListedOpportunity, OpportunitiesRepository } from '#server/field/opportunities/opportunities.repository'
import type { ExportedFile } from '#server/ledger/exports/exports.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { XLSX } from '#server/platform/spreadsheets/as-file'
import type { Cell, Column } from '#server/platform/spreadsheets/table'
import { xlsxOf } from '#server/platform/spreadsheets/xlsx'
import type { OpportunitiesExportQuery } from '#shared/field/opportunities/contract'
import { type Column as ColumnName, OPPORTUNITY_SHEET } from '#shared/field/opportunities/export-texts'
import { maskName, maskPhone } from '#shared/ledger/customers/contract'
import { plainYuan } from '#shared/platform/text/yuan'
import { dayOf } from '#shared/platform/time/time'

const COLUMNS: Record<ColumnName, Omit<Column, 'title'>> = {
  openedOn: { kind: 'date', width: 12 },
  team: { kind: 'text', width: 14 },
  member: { kind: 'text', width: 12 },
  customer: { kind: 'text', width: 12 },
  number: { kind: 'text', width: 14 },
  what: { kind: 'text', width: 24 },
  fee: { kind: 'text', width: 12 },
  step: { kind: 'text', width: 10 },
  steppedOn: { kind: 'date', width: 12 },
  nextOn: { kind: 'date', width: 12 },
  metric: { kind: 'text', width: 12 },
  sold: { kind: 'text', width: 8 },
  lost: { kind: 'text', width: 24 },
}

/** All deals of a contest as a sheet, customers masked, read and sent page by page. */
@Injectable()
export class OpportunitiesExportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly opportunities: OpportunitiesRepository,
    private readonly audit: AuditService,
  ) {}

  /** Who took it out is in the audit list before the first byte leaves. Refused with `contest_not_started`. */
  async export(person: Person, contestId: string, { language }: OpportunitiesExportQuery): Promise<ExportedFile> {
    const { name, columns } = OPPORTUNITY_SHEET[language]
    const contest = await this.uow.writeAs(person, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (contest.status === 'draft') throw new AppError('contest_not_started')
      const { centerId } = contest
      await this.audit.note({ centerId, contestId, actor: person.name, action: 'figures.exported', subject: name })
      return contest
    })
    const sheet = {
      name,
      columns: (Object.keys(COLUMNS) as ColumnName[]).map((key) => ({ ...COLUMNS[key], title: columns[key] })),
      pages: this.pages(contest, language),
    }
    const fileName = `${contest.view.name}-${name}.xlsx`.replace(/[\\/:*?"<>|\r\n]/g, ' ')
    return { name: fileName, type: XLSX, content: xlsxOf(sheet) }
  }

  private async *pages(
    contest: LoadedContest,
    language: OpportunitiesExportQuery['language'],
  ): AsyncGenerator<Cell[][]> {
    for (let after = ''; ; ) {
      const page = await this.uow.read(() => this.opportunities.page(contest.id, after))
      const last = page.at(-1)
      if (!last) return
      after = last.id
      yield page.map((each) => rowOf(contest, each, OPPORTUNITY_SHEET[language]))
    }
  }
}

function rowOf(
  contest: LoadedContest,
  known: ListedOpportunity,
  { yes, steps }: (typeof OPPORTUNITY_SHEET)['en'],
): Cell[] {
  const member = contest.rules.participant(known.participantId)
  const onDay = (instant: string) => dayOf(new Date(instant), contest.timezone)
  return [
    onDay(known.createdAt),
    contest.view.teams.find(({ id }) => id === member?.teamId)?.name ?? '',
    member?.name ?? '',
    known.name === null ? '' : maskName(known.name),
    known.phone === null ? '' : maskPhone(known.phone),
    known.what,
    known.feeFen === null ? '' : plainYuan(known.feeFen),
    steps[known.step],
    onDay(known.steppedAt),
    known.nextOn,
    (known.metricId && contest.rules.findMetric(known.metricId)?.name) || '',
    known.dealId === null ? '' : yes,
    known.isLost ? (known.reason ?? '') : '',
  ]
}
