import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/database/unit-of-work'
import { putFigures, type StandingFigures } from '#server/standings/standing-figures'
import { type Days, daysOf } from '#shared/span'
import { addSums, NO_TOTALS, type ParticipantStanding, type Totals } from '#shared/standing'
import { addDays } from '#shared/time'

interface Row extends StandingFigures {
  id: string
  day: string
}
interface Asked {
  id: string
  startsOn: string
  endsOn: string
}

/** One statement reads as many days, so that none stops the server for long. */
const DAYS_AT_ONCE = 7
const FEW = 100

/** What people and teams have of several days: what was sold less what was cancelled, beside it what that was. */
@Injectable()
export class SpansReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** The lines with their week and month up to that day; of few people only their own days are read. */
  async withSpans(
    contest: Asked,
    today: string,
    lines: readonly ParticipantStanding[],
  ): Promise<ParticipantStanding[]> {
    if (lines.length === 0) return []
    const week = daysOf(contest, 'week', today)
    const month = daysOf(contest, 'month', today)
    const weeks = new Map<string, Totals>()
    const months = new Map<string, Totals>()
    const first = week.from < month.from ? week.from : month.from
    for await (const { id, day, totals } of this.perDay(contest.id, { from: first, to: month.to }, lines)) {
      if (day >= week.from) weeks.set(id, addSums(weeks.get(id), totals))
      if (day >= month.from) months.set(id, addSums(months.get(id), totals))
    }
    return lines.map((line) => ({
      ...line,
      week: weeks.get(line.participantId) ?? NO_TOTALS,
      month: months.get(line.participantId) ?? NO_TOTALS,
    }))
  }

  /** The teams' totals of a time. */
  async ofTeams(contestId: string, { from, to }: Days): Promise<Map<string, Totals>> {
    const teams = new Map<string, Totals>()
    if (from > to) return teams
    const rows = await this.uow.sql<Row>`
      select "teamId" as "id", "metricId",
        cast(sum("quantity" - case when "metricId" = '' then 0 else "cancelledQuantity" end) as integer) as "quantity",
        cast(sum("points" - "cancelledPoints") as integer) as "points", max("reachedSeq") as "reachedSeq",
        cast(sum("cancelledQuantity") as integer) as "cancelledQuantity",
        cast(sum("cancelledPoints") as integer) as "cancelledPoints",
        cast(sum("pendingQuantity") as integer) as "pendingQuantity"
      from standing where "contestId" = ${contestId} and "day" between ${from} and ${to}
      group by "teamId", "metricId"`
    for (const row of rows) {
      const totals = teams.get(row.id) ?? { ...NO_TOTALS, metrics: {} }
      teams.set(row.id, totals)
      putFigures(totals, row)
    }
    return teams
  }

  private async *perDay(contestId: string, { from, to }: Days, lines: readonly ParticipantStanding[]) {
    const ids = lines.map((line) => line.participantId)
    const step = ids.length > FEW ? DAYS_AT_ONCE : 31
    for (let first = from; first <= to; first = addDays(first, step)) {
      const last = addDays(first, step - 1)
      const rows = await this.rows(contestId, { from: first, to: last < to ? last : to }, ids)
      const people = new Map<string, { id: string; day: string; totals: Totals }>()
      for (const row of rows) {
        const key = `${row.day} ${row.id}`
        const known = people.get(key) ?? { id: row.id, day: row.day, totals: { ...NO_TOTALS, metrics: {} } }
        people.set(key, known)
        putFigures(known.totals, net(row))
      }
      yield* people.values()
    }
  }

  private rows(contestId: string, { from, to }: Days, ids: readonly string[]): Promise<Row[]> {
    if (ids.length > FEW)
      return this.uow.sql<Row>`
        select "participantId" as "id", "day", "metricId", "quantity", "points", "reachedSeq",
          "cancelledQuantity", "cancelledPoints", "pendingQuantity"
        from standing where "contestId" = ${contestId} and "day" between ${from} and ${to}`
    const days: string[] = []
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
    // Days and people by name, so that both databases look each of them up in the key.
    return this.uow.sql<Row>`
      select "participantId" as "id", "day", "metricId", "quantity", "points", "reachedSeq",
        "cancelledQuantity", "cancelledPoints", "pendingQuantity"
      from standing where "contestId" = ${contestId} and "day" in (${this.uow.list(days)})
        and "participantId" in (${this.uow.list(ids)})`
  }
}

/** A day holds what was sold on it; of a longer time counts what is left. */
const net = (row: Row): Row => ({
  ...row,
  points: row.points - row.cancelledPoints,
  quantity: row.metricId === '' ? row.quantity : row.quantity - row.cancelledQuantity,
})
