import { Injectable } from '@nestjs/common'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import type { ContestAt } from '#server/ledger/standings/remembered'
import { putFigures, type StandingFigures } from '#server/ledger/standings/standing-figures'
import { leftOf, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type Days, daysOf } from '#shared/contest/contests/span'
import { addSums, NO_TOTALS, type ParticipantStanding, type Totals } from '#shared/ledger/standings/contract'
import { addDays } from '#shared/platform/time/time'

interface Row extends StandingFigures {
  id: string
  /** Flags are 0 or 1. */
  inWeek: number
  inMonth: number
}
interface Asked {
  id: string
  startsOn: string
  endsOn: string
}

/** One statement reads as many days, so that none stops the server for long. */
const DAYS_AT_ONCE = 7
const FEW = 100

/** Totals of people and teams over several days: sales less cancellations, and the cancellations separately. */
@Injectable()
export class SpansReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly teamDays: TeamDaysReader,
  ) {}

  /** The lines with their week and month up to that day; of few people only their own days are read. */
  async withSpans(
    contest: Asked,
    { today }: Viewpoint,
    lines: readonly ParticipantStanding[],
  ): Promise<ParticipantStanding[]> {
    if (lines.length === 0) return []
    const week = daysOf(contest, 'week', today)
    const month = daysOf(contest, 'month', today)
    const weeks = new Map<string, Totals>()
    const months = new Map<string, Totals>()
    const first = week.from < month.from ? week.from : month.from
    const starts = { week: week.from, month: month.from }
    for await (const { id, inWeek, inMonth, totals } of this.parts(
      contest.id,
      { from: first, to: month.to },
      starts,
      lines,
    )) {
      if (inWeek) weeks.set(id, addSums(weeks.get(id), totals))
      if (inMonth) months.set(id, addSums(months.get(id), totals))
    }
    return lines.map((line) => ({
      ...line,
      week: weeks.get(line.participantId) ?? NO_TOTALS,
      month: months.get(line.participantId) ?? NO_TOTALS,
    }))
  }

  /** The teams' totals of a time, without what waits. */
  async ofTeams(contest: ContestAt, days: Days): Promise<Map<string, Totals>> {
    const teams = new Map<string, Totals>()
    for (const rows of (await this.teamDays.between(contest, days)).values()) {
      const ofDay = new Map<string, Totals>()
      for (const { teamId, ...row } of rows) {
        const totals = ofDay.get(teamId) ?? { ...NO_TOTALS, metrics: {} }
        ofDay.set(teamId, totals)
        putFigures(totals, { ...row, ...leftOf(row), pendingQuantity: 0 })
      }
      for (const [teamId, totals] of ofDay) teams.set(teamId, addSums(teams.get(teamId), totals))
    }
    return teams
  }

  /** What each person has of some days that belong to the same times, added up by the database. */
  private async *parts(contestId: string, { from, to }: Days, starts: Starts, lines: readonly ParticipantStanding[]) {
    const ids = lines.map((line) => line.participantId)
    const step = ids.length > FEW ? DAYS_AT_ONCE : 31
    for (let first = from; first <= to; first = addDays(first, step)) {
      const last = addDays(first, step - 1)
      const parts = new Map<string, { id: string; inWeek: boolean; inMonth: boolean; totals: Totals }>()
      for (const row of await this.rows(contestId, { from: first, to: last < to ? last : to }, starts, ids)) {
        const { id, inWeek, inMonth } = row
        const key = `${id} ${inWeek} ${inMonth}`
        let part = parts.get(key)
        if (!part) {
          part = { id, inWeek: inWeek === 1, inMonth: inMonth === 1, totals: { ...NO_TOTALS, metrics: {} } }
          parts.set(key, part)
        }
        putFigures(part.totals, row)
      }
      yield* parts.values()
    }
  }

  /** Days and people are named, so that both databases look each of them up in the key. */
  private rows(contestId: string, { from, to }: Days, { week, month }: Starts, ids: readonly string[]): Promise<Row[]> {
    const days: string[] = []
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
    return this.uow.sql<Row>`
      select "participantId" as "id", "metricId",
        case when "day" >= ${week} then 1 else 0 end as "inWeek", case when "day" >= ${month} then 1 else 0 end as "inMonth",
        cast(sum("quantity" - case when "metricId" = '' then 0 else "cancelledQuantity" end) as bigint) as "quantity",
        cast(sum("points" - "cancelledPoints") as bigint) as "points", max("reachedSeq") as "reachedSeq",
        cast(sum("cancelledQuantity") as bigint) as "cancelledQuantity",
        cast(sum("cancelledPoints") as bigint) as "cancelledPoints",
        cast(sum("pendingQuantity") as bigint) as "pendingQuantity"
      from standing where "contestId" = ${contestId} and "day" in (${this.uow.list(days)})
        and "participantId" in (${this.uow.list(ids)})
      group by 1, 2, 3, 4`
  }
}

/** The first days of the week and of the month. */
interface Starts {
  week: string
  month: string
}
