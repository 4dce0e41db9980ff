import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { StandingRow } from '#server/ledger/standings/standing.entity'
import { putFigures, type StandingFigures } from '#server/ledger/standings/standing-figures'
import {
  changesOf,
  emptyTotals,
  type StandingDelta,
  type Tallies,
  type TalliesOfMany,
  TeamTotalsCache,
  type TotalsPair,
} from '#server/ledger/standings/tallies'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { RecordedDeal } from '#shared/ledger/deals/contract'

interface TallyRow extends StandingFigures {
  scope: 'own' | 'team'
  /** The id of the deal that the cached totals belong to, if the ledger has it. */
  lastDealId?: string | null
  day: string
  id: string
  sellers: number
}

/** Reads the teams' totals alone. */
const NO_PARTICIPANT = ''

type Head = Pick<LoadedContest, 'id' | 'headSeq'>

/** Standings, changed in the same unit as the ledger entries they add up. */
@Injectable()
export class StandingsService {
  private readonly teamTotals = new TeamTotalsCache()

  constructor(private readonly uow: UnitOfWork) {}

  /** Adds each delta to its participant's totals of the day and of the whole contest; one statement each. */
  async apply(...deltas: readonly StandingDelta[]): Promise<void> {
    for (const delta of deltas) await this.write(rowsOf(delta))
  }

  /** As `apply`, in one statement for many that only add: each total is touched once, and reached by the last of them. */
  async applyTogether(deltas: readonly StandingDelta[]): Promise<void> {
    const rows = new Map<string, StandingRow>()
    for (const row of deltas.flatMap(rowsOf)) {
      const key = `${row.day}|${row.participantId}|${row.metricId}`
      const known = rows.get(key)
      rows.set(key, known ? added(known, row) : row)
    }
    await this.write([...rows.values()])
  }

  private async write(standings: readonly StandingRow[]): Promise<void> {
    const rows = standings.map((row) => [
      row.contestId,
      row.day,
      row.participantId,
      row.metricId,
      row.teamId,
      row.quantity,
      row.points,
      row.reachedSeq,
      row.cancelledQuantity,
      row.cancelledPoints,
      row.pendingQuantity,
    ])
    await this.uow.sql`
      insert into standing
        ("contestId", "day", "participantId", "metricId", "teamId", "quantity", "points", "reachedSeq",
         "cancelledQuantity", "cancelledPoints", "pendingQuantity")
      values ${this.uow.values(rows)}
      on conflict ("contestId", "day", "participantId", "metricId") do update set
        "quantity" = standing."quantity" + excluded."quantity",
        "points" = standing."points" + excluded."points",
        "reachedSeq" = case when excluded."reachedSeq" > 0 then excluded."reachedSeq" else standing."reachedSeq" end,
        "cancelledQuantity" = standing."cancelledQuantity" + excluded."cancelledQuantity",
        "cancelledPoints" = standing."cancelledPoints" + excluded."cancelledPoints",
        "pendingQuantity" = standing."pendingQuantity" + excluded."pendingQuantity"`
  }

  /**
   * Call after reversals: each of the participant's totals was reached by the latest entry that still counts for it, or
   * by none. What was cancelled still counts for its day; totals over all metrics are reached by entries with points.
   */
  async recomputeReachedSeq(...deltas: readonly StandingDelta[]): Promise<void> {
    for (const delta of deltas)
      for (const { metricId } of changesOf(delta, 'whole'))
        for (const day of delta.isCancellation ? [''] : ['', delta.businessDate])
          await this.recomputeOne(delta, metricId, day)
  }

  private async recomputeOne(
    { contestId, participantId }: StandingDelta,
    metricId: string,
    day: string,
  ): Promise<void> {
    // The highest rather than the first in descending order, for which SQLite would walk the whole contest.
    const [latest] = await this.uow.sql<{ seq: number | null }>`
      select max(e."seq") as "seq" from ledger_entry e
      where e."participantId" = ${participantId} and e."reverses" is null
        and (${metricId} = '' and e."points" > 0 or e."metricId" = ${metricId} and e."quantity" > 0)
        and (${day} = '' or e."businessDate" = ${day})
        and not exists (
          select 1 from ledger_entry r where r."reverses" = e."id" and (${day} = '' or r."kind" <> 'cancellation'))`
    await this.uow.sql`
      update standing set "reachedSeq" = ${latest?.seq ?? 0}
      where "contestId" = ${contestId} and "day" = ${day}
        and "participantId" = ${participantId} and "metricId" = ${metricId}`
  }

  /** As `tallies`; uses the cached team totals unless something else has happened since the last deal. */
  async talliesAt(contest: Head, participantId: string, day: string): Promise<Tallies> {
    const { own, teams } = await this.talliesOfAll(contest, [participantId], day)
    return { own: own(participantId), teams }
  }

  /** As `talliesAt`, of several participants: one statement, or two where the teams' totals are not cached. */
  async talliesOfAll(contest: Head, participantIds: readonly string[], day: string): Promise<TalliesOfMany> {
    const cached = this.teamTotals.get(contest.id, day, contest.headSeq)
    const dealSeq = cached?.dealSeq ?? 0
    const rows = await this.uow.sql<TallyRow>`
      select 'own' as "scope", "day", "participantId" as "id", "metricId", "quantity", "points", "reachedSeq",
        "cancelledQuantity", "cancelledPoints", "pendingQuantity", 0 as "sellers",
        (select d."id" from deal d where d."contestId" = ${contest.id} and d."seq" = ${dealSeq}) as "lastDealId"
      from standing
      where "contestId" = ${contest.id} and "day" in ('', ${day})
        and "participantId" in (${this.uow.list(participantIds)})`
    const byId = new Map<string, Tallies['own']>()
    for (const row of rows) {
      const totals = byId.get(row.id) ?? emptyTotals()
      byId.set(row.id, totals)
      putFigures(row.day === '' ? totals.whole : totals.day, row)
    }
    // A rolled back unit leaves no deal with its id, whichever deal got its number afterwards.
    const isCurrent = cached !== undefined && rows[0]?.lastDealId === cached.dealId
    const teams = isCurrent ? cached.teams : (await this.tallies(contest.id, NO_PARTICIPANT, day)).teams
    return { own: (id: string) => byId.get(id) ?? emptyTotals(), teams }
  }

  /**
   * Caches the teams' totals of `day`, by default the deal's, for the time when this deal and the contest's facts up to
   * `headSeq` are committed.
   */
  cacheTeams(deal: RecordedDeal, headSeq: number, { teams }: Pick<Tallies, 'teams'>, day = deal.businessDate): void {
    this.teamTotals.set(deal.contestId, { day, headSeq, dealSeq: deal.seq, dealId: deal.id, teams })
  }

  /** The participant's and all teams' totals as the unit under way sees them; one statement. */
  async tallies(contestId: string, participantId: string, day: string): Promise<Tallies> {
    const rows = await this.uow.sql<TallyRow>`
      select 'own' as "scope", "day", "participantId" as "id", "metricId",
        "quantity", "points", "reachedSeq", "cancelledQuantity", "cancelledPoints", "pendingQuantity", 0 as "sellers"
      from standing
      where "contestId" = ${contestId} and "day" in ('', ${day}) and "participantId" = ${participantId}
      union all
      select 'team', "day", "teamId", "metricId", sum("quantity"), sum("points"), max("reachedSeq"),
        sum("cancelledQuantity"), sum("cancelledPoints"), sum("pendingQuantity"),
        sum(case when "quantity" > 0 then 1 else 0 end)
      from standing where "contestId" = ${contestId} and "day" in ('', ${day}) group by "day", "teamId", "metricId"`
    const tallies: Tallies = { own: emptyTotals(), teams: new Map() }
    for (const row of rows) put(tallies, row)
    return tallies
  }
}

function put(tallies: Tallies, row: TallyRow): void {
  let totals: TotalsPair = tallies.own
  if (row.scope === 'team') {
    const team = tallies.teams.get(row.id) ?? { ...emptyTotals(), sellers: 0 }
    tallies.teams.set(row.id, team)
    if (row.metricId === '' && row.day !== '') team.sellers = row.sellers
    totals = team
  }
  putFigures(row.day === '' ? totals.whole : totals.day, row)
}

/** What a delta adds to each total that it touches. */
function rowsOf(delta: StandingDelta): StandingRow[] {
  const { contestId, businessDate, participantId, teamId, seq, isCancellation } = delta
  return (['whole', 'day'] as const).flatMap((scope) =>
    changesOf(delta, scope).map(({ reaches, ...change }) => ({
      ...{ contestId, day: scope === 'whole' ? '' : businessDate, participantId, teamId },
      ...change,
      reachedSeq: reaches && !isCancellation ? seq : 0,
    })),
  )
}

const added = (a: StandingRow, b: StandingRow): StandingRow => ({
  ...a,
  quantity: a.quantity + b.quantity,
  points: a.points + b.points,
  reachedSeq: Math.max(a.reachedSeq, b.reachedSeq),
  cancelledQuantity: a.cancelledQuantity + b.cancelledQuantity,
  cancelledPoints: a.cancelledPoints + b.cancelledPoints,
  pendingQuantity: a.pendingQuantity + b.pendingQuantity,
})
