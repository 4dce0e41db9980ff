import { Injectable } from '@nestjs/common'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { DailyFigures, type DailyRow } from '#server/ledger/standings/daily-figures'
import { NetSums } from '#server/ledger/standings/net-sums'
import type { ContestAt } from '#server/ledger/standings/remembered'
import { putFigures } from '#server/ledger/standings/standing-figures'
import { leftOf, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type Days, daysIn, daysOf } from '#shared/contest/contests/span'
import { addSums, NO_TOTALS, type ParticipantStanding, type Totals } from '#shared/ledger/standings/contract'
import { addDays } from '#shared/platform/time/time'

interface Asked extends ContestAt {
  startsOn: string
  endsOn: string
}

interface PendingRow {
  day: string
  participantId: string
  metricId: string
  pendingQuantity: number
}

interface SpanParts {
  sales: DailyFigures
  pending: readonly PendingRow[]
}

/** Totals of people and teams over several days: sales less cancellations, and the cancellations separately. */
@Injectable()
export class SpansReader {
  /** Days of more people are read whole, and kept. */
  few = 100

  constructor(
    private readonly uow: UnitOfWork,
    private readonly teamDays: TeamDaysReader,
    private readonly daily: DailyReader,
  ) {}

  /** The lines with their week and month up to that day; of few people only their own days are read. */
  async withSpans(
    contest: Asked,
    { today }: Viewpoint,
    lines: readonly ParticipantStanding[],
  ): Promise<ParticipantStanding[]> {
    if (lines.length === 0) return []
    const [week, month] = [daysOf(contest, 'week', today), daysOf(contest, 'month', today)]
    const days = bothOf(week, month)
    const ids = lines.map((line) => line.participantId)
    const { sales, pending } =
      ids.length > this.few ? await this.ofMany(contest, days) : await this.ofFew(contest.id, days, ids)
    const sums = { week: sumsOf(sales, pending, week), month: sumsOf(sales, pending, month) }
    return lines.map((line) => ({
      ...line,
      week: sums.week.of(line.participantId),
      month: sums.month.of(line.participantId),
    }))
  }

  /** Before a unit that asks for the spans of everyone: reads their days in short units of its own. */
  async readAhead(contestId: string): Promise<void> {
    await this.daily.readAheadForAll(contestId, (contest) => {
      const { today } = contest
      const days = bothOf(daysOf(contest, 'week', today), daysOf(contest, 'month', today))
      return contest.view.participants.length > this.few ? days : { ...days, from: addDays(days.to, 1) }
    })
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

  private async ofMany(contest: Asked, days: Days): Promise<SpanParts> {
    const pending = await this.uow.sql<PendingRow>`
      select "participantId", "metricId", "businessDate" as "day", cast(sum("quantity") as bigint) as "pendingQuantity"
      from pending_line where "contestId" = ${contest.id} and "state" = 'pending' and "waitsFor" = 'activation'
        and "businessDate" between ${days.from} and ${days.to}
      group by "participantId", "metricId", "businessDate"`
    return { sales: await this.daily.between(contest, days.from, days.to), pending }
  }

  /** Days and people are named, so that both databases look each of them up in the key. */
  private async ofFew(contestId: string, days: Days, ids: readonly string[]): Promise<SpanParts> {
    // Before the first day of a contest that was started early there is none.
    if (days.from > days.to) return { sales: DailyFigures.from([]), pending: [] }
    const rows = await this.uow.sql<DailyRow & PendingRow>`
      select "day", "participantId", "metricId", "quantity", "points", "reachedSeq", "cancelledQuantity", "cancelledPoints",
        "pendingQuantity"
      from standing where "contestId" = ${contestId} and "day" in (${this.uow.list(daysIn(days))})
        and "participantId" in (${this.uow.list(ids)})`
    return { sales: DailyFigures.from(rows), pending: rows.filter(({ pendingQuantity }) => pendingQuantity !== 0) }
  }
}

/** From the first day of either to the last; both end on the same day. */
const bothOf = (week: Days, month: Days): Days => ({
  from: week.from < month.from ? week.from : month.from,
  to: month.to,
})

function sumsOf({ people, days }: DailyFigures, pending: readonly PendingRow[], { from, to }: Days): NetSums {
  const isIn = (day: string) => from <= day && day <= to
  const sums = new NetSums(
    people,
    [...days].flatMap(([day, sales]) => (isIn(day) ? sales : [])),
  )
  for (const { day, participantId, metricId, pendingQuantity } of pending)
    if (isIn(day)) sums.addPending(participantId, metricId, pendingQuantity)
  return sums
}
