import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ContestSheets, contestSheet, type SheetColumns } from '#server/ledger/exports/contest-sheets'
import type { ExportedFile } from '#server/ledger/exports/exports.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import type { Cell } from '#server/platform/spreadsheets/table'
import { missedBy } from '#server/ritual/requests/request-rules'
import { type RequestPage, RequestsRepository } from '#server/ritual/requests/requests.repository'
import { wallClock } from '#shared/platform/time/time'
import { isOpen } from '#shared/ritual/requests/counts'
import {
  type Column as ColumnName,
  REQUEST_SHEET,
  type RequestsExportQuery,
} from '#shared/ritual/requests/export-texts'

const COLUMNS: SheetColumns<ColumnName> = {
  askedAt: { kind: 'minute', width: 17 },
  kind: { kind: 'text', width: 12 },
  text: { kind: 'text', width: 40 },
  team: { kind: 'text', width: 14 },
  member: { kind: 'text', width: 12 },
  state: { kind: 'text', width: 10 },
  dueAt: { kind: 'minute', width: 17 },
  answeredAt: { kind: 'minute', width: 17 },
  inTime: { kind: 'text', width: 8 },
  owner: { kind: 'text', width: 12 },
  external: { kind: 'text', width: 16 },
  answer: { kind: 'text', width: 48 },
  thanks: { kind: 'text', width: 8 },
}

/** All requests of a contest as a sheet, read and sent page by page. */
@Injectable()
export class RequestsExportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly sheets: ContestSheets,
    private readonly requests: RequestsRepository,
  ) {}

  /** Audited; refused with `contest_not_started`. */
  async export(person: Person, contestId: string, { language }: RequestsExportQuery): Promise<ExportedFile> {
    const text = REQUEST_SHEET[language]
    const contest = await this.sheets.open(person, contestId, text.name)
    return contestSheet(contest, text, COLUMNS, this.pages(contest, language))
  }

  private async *pages(contest: LoadedContest, language: RequestsExportQuery['language']): AsyncGenerator<Cell[][]> {
    const now = this.clock.now()
    for (let after = 0; ; ) {
      const page = await this.uow.read(async () => this.requests.pageOf(await this.requests.inOrder(contest.id, after)))
      if (page.requests.length === 0) return
      after += page.requests.length
      yield rowsOf(contest, page, REQUEST_SHEET[language], now)
    }
  }
}

function rowsOf(
  contest: LoadedContest,
  { requests, names }: RequestPage,
  { kinds, states, yes, no }: (typeof REQUEST_SHEET)['en'],
  now: Date,
): Cell[][] {
  const minute = (at: Date | null) => {
    if (!at) return null
    const { day, time } = wallClock(at, contest.timezone)
    return `${day} ${time}`
  }
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return requests.map((request) => {
    const asker = contest.rules.participant(request.participantId ?? '')
    const isLate = missedBy(request, now) !== null
    const isGivenUp = !isLate && !isOpen(request.state) && !request.answeredAt
    return [
      minute(request.askedAt),
      kinds[request.kind],
      request.text,
      contest.view.teams.find(({ id }) => id === asker?.teamId)?.name ?? '',
      asker?.name ?? nameOf(request.accountId),
      states[request.state],
      minute(request.dueAt),
      minute(request.answeredAt),
      isLate ? no : isOpen(request.state) || isGivenUp ? '' : yes,
      nameOf(request.ownerId),
      request.external,
      request.answer,
      request.hasThanks ? yes : '',
    ]
  })
}
