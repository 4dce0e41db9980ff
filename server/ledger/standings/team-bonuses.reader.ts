import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ChangedDaysReader } from '#server/ledger/standings/changed-days.reader'
import { Remembered } from '#server/ledger/standings/remembered'
import { leftOf, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BoardSpan, type Days, daysIn, daysOf } from '#shared/contest/contests/span'
import { countedBonus, type Earned, givesBonuses, type TeamBonus } from '#shared/ledger/standings/bonus'
import type { Day } from '#shared/platform/time/time'

type Row = Earned & { teamId: string }

class Rows {
  readonly bytes: number

  constructor(readonly rows: readonly Row[]) {
    this.bytes = (1 + rows.length) * ROW_BYTES
  }
}

const ROW_BYTES = 120
const DAYS_AT_ONCE = 16

export type EarnedByTeam = ReadonlyMap<string, Earned>
export type Bonuses = ReadonlyMap<string, TeamBonus>

/**
 * What teams earned outside sales (加分), as the unit under way sees it: each day added up once and kept until an entry of
 * that day is appended. Contests whose rules give none cost no statement.
 */
@Injectable()
export class TeamBonusesReader {
  private readonly remembered = new Remembered<Rows>()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly changed: ChangedDaysReader,
    private readonly teamDays: TeamDaysReader,
  ) {}

  /** Of the days from `from` to `to`, both included. */
  async between(contest: LoadedContest, days: Days): Promise<EarnedByTeam> {
    return givesBonuses(contest.view) ? sumOf(await this.days(contest, days)) : new Map()
  }

  /** Of each day with its end: what counts of all that was earned until then, by team. */
  async countedByDay(contest: LoadedContest, to: Day): Promise<Map<Day, Map<string, number>>> {
    const days = { from: contest.startsOn, to }
    const [parts, sales] = [await this.days(contest, days), await this.teamDays.between(contest, days)]
    const [sold, earned] = [new Map<string, number>(), new Map<string, Earned>()]
    const counted = new Map<Day, Map<string, number>>()
    for (const day of daysIn(days)) {
      for (const row of sales.get(day) ?? [])
        if (row.metricId === '') sold.set(row.teamId, (sold.get(row.teamId) ?? 0) + leftOf(row).points)
      for (const row of parts.get(day)?.rows ?? []) earned.set(row.teamId, added(earned.get(row.teamId), row))
      const ofTeams = [...earned].map(([id, all]) => [id, countedBonus(contest.view, sold.get(id) ?? 0, all)] as const)
      counted.set(day, new Map(ofTeams))
    }
    return counted
  }

  /** Of each time up to that day, of teams that have earned any. */
  async shown(contest: LoadedContest, today: Day): Promise<Bonuses> {
    if (!givesBonuses(contest.view)) return new Map()
    const parts = await this.days(contest, { from: contest.startsOn, to: today })
    const bonuses = new Map<string, TeamBonus>()
    for (const span of BoardSpan.options) {
      const { from, to } = spanOf(contest, span, today)
      const within = new Map([...parts].filter(([day]) => from <= day && day <= to))
      for (const [teamId, earned] of sumOf(within)) {
        const bonus = bonuses.get(teamId) ?? { activity: { ...NOTHING }, other: { ...NOTHING } }
        bonus.activity[span] = earned.activity
        bonus.other[span] = earned.other
        bonuses.set(teamId, bonus)
      }
    }
    return bonuses
  }

  private async days(contest: LoadedContest, days: Days): Promise<Map<Day, Rows>> {
    const at = await this.changed.now(contest)
    const { parts } = await this.remembered.of(at, daysIn(days), {
      isCommitted: this.uow.isReading,
      changed: async (after) => {
        const changed = await this.changedAfter(at.id, after)
        return (day) => changed.has(day)
      },
      read: (some) => this.read(at.id, some),
      atOnce: DAYS_AT_ONCE,
    })
    return parts
  }

  private async changedAfter(contestId: string, after: number): Promise<Set<Day>> {
    const rows = await this.uow.sql<{ day: Day }>`
      select distinct "businessDate" as "day" from bonus_entry where "contestId" = ${contestId} and "seq" > ${after}`
    return new Set(rows.map(({ day }) => day))
  }

  private async read(contestId: string, days: readonly Day[]): Promise<Map<Day, Rows>> {
    const rows = await this.uow.sql<Row & { day: Day }>`
      select "businessDate" as "day", "teamId",
        cast(sum(case when "cause" = 'activity' then "points" else 0 end) as bigint) as "activity",
        cast(sum(case when "cause" = 'activity' then 0 else "points" end) as bigint) as "other"
      from bonus_entry where "contestId" = ${contestId} and "businessDate" in (${this.uow.list(days)})
      group by "businessDate", "teamId"`
    const byDay = new Map<Day, Row[]>(days.map((day) => [day, []]))
    for (const { day, ...row } of rows) byDay.get(day)?.push(row)
    return new Map([...byDay].map(([day, own]) => [day, new Rows(own)]))
  }
}

function spanOf(contest: LoadedContest, span: BoardSpan, today: Day): Days {
  if (span === 'today') return { from: today, to: today }
  return span === 'whole' ? { from: contest.startsOn, to: today } : daysOf(contest, span, today)
}

const NOTHING = { whole: 0, month: 0, week: 0, today: 0 }

function sumOf(days: ReadonlyMap<Day, Rows>): Map<string, Earned> {
  const teams = new Map<string, Earned>()
  for (const { rows } of days.values()) for (const row of rows) teams.set(row.teamId, added(teams.get(row.teamId), row))
  return teams
}

const added = (sum: Earned | undefined, { activity, other }: Earned): Earned => ({
  activity: (sum?.activity ?? 0) + activity,
  other: (sum?.other ?? 0) + other,
})
