import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { ExportedFile } from '#server/ledger/exports/exports.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { XLSX } from '#server/platform/spreadsheets/as-file'
import type { Column, Table } from '#server/platform/spreadsheets/table'
import { xlsxOf } from '#server/platform/spreadsheets/xlsx'

/** Columns by their key, in the order of the sheet; the titles come with the language. */
export type SheetColumns<Key extends string> = Record<Key, Omit<Column, 'title'>>

/** Opens a contest for a sheet of one of its lists. */
@Injectable()
export class ContestSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly audit: AuditService,
  ) {}

  /** Who took it out is in the audit list before the first byte leaves. Refused with `contest_not_started`. */
  open(person: Person, contestId: string, subject: string): Promise<LoadedContest> {
    return this.uow.writeAs(person, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (contest.status === 'draft') throw new AppError('contest_not_started')
      const { centerId } = contest
      await this.audit.note({ centerId, contestId, actor: person.name, action: 'figures.exported', subject })
      return contest
    })
  }
}

/** The sheet as a file that is named for its contest, written while its pages are read. */
export function contestSheet<Key extends string>(
  contest: LoadedContest,
  { name, columns: titles }: { name: string; columns: Record<Key, string> },
  columns: SheetColumns<Key>,
  pages: Table['pages'],
): ExportedFile {
  const titled = (Object.keys(columns) as Key[]).map((key) => ({ ...columns[key], title: titles[key] }))
  return {
    name: `${contest.view.name}-${name}.xlsx`.replace(/[\\/:*?"<>|\r\n]/g, ' '),
    type: XLSX,
    content: xlsxOf({ name, columns: titled, pages }),
  }
}
