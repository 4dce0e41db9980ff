import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import type { TerritoryMap } from '#server/contest/territories/territory-map'
import { ActivitiesExportRepository, type ListedActivity } from '#server/field/activities/activities-export.repository'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { ContestSheets, contestSheet, type SheetColumns } from '#server/ledger/exports/contest-sheets'
import type { ExportedFile } from '#server/ledger/exports/exports.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Cell } from '#server/platform/spreadsheets/table'
import {
  ACTIVITY_SHEET,
  type ActivitiesExportQuery,
  type Column as ColumnName,
} from '#shared/field/activities/export-texts'
import { maskName, maskPhone } from '#shared/ledger/customers/contract'
import { dayOf, wallClock } from '#shared/platform/time/time'

const COLUMNS: SheetColumns<ColumnName> = {
  day: { kind: 'date', width: 12 },
  at: { kind: 'minute', width: 17 },
  team: { kind: 'text', width: 14 },
  member: { kind: 'text', width: 12 },
  activity: { kind: 'text', width: 10 },
  territory: { kind: 'text', width: 18 },
  customer: { kind: 'text', width: 12 },
  number: { kind: 'text', width: 14 },
  outcome: { kind: 'text', width: 12 },
  nextOn: { kind: 'date', width: 12 },
  rival: { kind: 'text', width: 10 },
  rivalUntil: { kind: 'text', width: 10 },
  refers: { kind: 'text', width: 10 },
  byItself: { kind: 'text', width: 10 },
  late: { kind: 'text', width: 8 },
  check: { kind: 'text', width: 10 },
}

/** All activities of a contest as a sheet, customers masked, read and sent page by page. */
@Injectable()
export class ActivitiesExportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: ContestSheets,
    private readonly territories: TerritoriesReader,
    private readonly activities: ActivitiesExportRepository,
  ) {}

  /** Audited; refused with `contest_not_started`. */
  async export(person: Person, contestId: string, { language }: ActivitiesExportQuery): Promise<ExportedFile> {
    const text = ACTIVITY_SHEET[language]
    const contest = await this.sheets.open(person, contestId, text.name)
    const map = await this.uow.read(() => this.territories.of(contest))
    return contestSheet(contest, text, COLUMNS, this.pages(contest, map, language))
  }

  private async *pages(
    contest: LoadedContest,
    map: TerritoryMap,
    language: ActivitiesExportQuery['language'],
  ): AsyncGenerator<Cell[][]> {
    let after = { businessDate: '', participantId: '', id: '' }
    for (;;) {
      const page = await this.uow.read(() => this.activities.page(contest.id, after))
      const last = page.at(-1)
      if (!last) return
      after = last
      yield page.map((each) => rowOf(contest, map, each, ACTIVITY_SHEET[language]))
    }
  }
}

function rowOf(
  contest: LoadedContest,
  map: TerritoryMap,
  entry: ListedActivity,
  { yes, outcomes, checks }: (typeof ACTIVITY_SHEET)['en'],
): Cell[] {
  const at = new Date(entry.at)
  const { day, time } = wallClock(at, contest.timezone)
  const member = contest.rules.participant(entry.participantId)
  const activity = activitiesOn(contest, entry.businessDate).find(({ id }) => id === entry.activityId)
  return [
    entry.businessDate,
    `${day} ${time}`,
    contest.view.teams.find(({ id }) => id === member?.teamId)?.name ?? '',
    member?.name ?? '',
    activity?.name ?? '',
    (entry.territoryId && map.find(entry.territoryId)?.name) || '',
    entry.name === null ? '' : maskName(entry.name),
    entry.phone === null ? '' : maskPhone(entry.phone),
    entry.outcome ? outcomes[entry.outcome] : '',
    entry.nextOn,
    entry.rival,
    entry.rivalUntil,
    entry.refers ? yes : '',
    entry.source === 'deal' ? yes : '',
    dayOf(at, contest.timezone) > entry.businessDate ? yes : '',
    entry.check ? checks[entry.check] : '',
  ]
}
