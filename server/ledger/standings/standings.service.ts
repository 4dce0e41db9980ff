import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { StandingRow } from '#server/ledger/standings/standing.entity'
import { putFigures, type StandingFigures } from '#server/ledger/standings/standing-figures'
import { changesOf, emptySpan, KnownTeams, type Raise, type Span, type Tallies } from '#server/ledger/standings/tallies'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { RecordedDeal } from '#shared/ledger/deals/contract'

interface TallyRow extends StandingFigures {
  scope: 'own' | 'team'
  /** The deal of which the kept totals say that it was the last one, if it is in the ledger at all. */
  lastDealId?: string | null
  day: string
  id: string
  sellers: number
}

/** Standings, raised in the same unit as the ledger entry they add up. */
@Injectable()
export class StandingsService {
  private readonly known = new KnownTeams()

  constructor(private readonly uow: UnitOfWork) {}

  /** Adds what each raise says to its participant's totals of the day and of the whole contest; one statement each. */
  async raise(...raises: readonly Raise[]): Promise<void> {
    for (const raise of raises) await this.raiseOne(raise)
  }

  /** As `raise`, in one statement for many that only add: each total is touched once, and reached by the last of them. */
  async raiseTogether(raises: readonly Raise[]): Promise<void> {
    const rows = new Map<string, StandingRow>()
    for (const row of raises.flatMap(rowsOf)) {
      const key = `${row.day}|${row.participantId}|${row.metricId}`
      const known = rows.get(key)
      rows.set(key, known ? added(known, row) : row)
    }
    await this.write([...rows.values()])
  }

  private raiseOne(raise: Raise): Promise<void> {
    return this.write(rowsOf(raise))
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
   * After reversals: each of the participant's totals was reached by the latest entry that still counts for it, or by
   * none. What was cancelled still counts for its day; totals over all metrics are reached by entries with points.
   */
  async reachAgain(...raises: readonly Raise[]): Promise<void> {
    for (const raise of raises)
      for (const { metricId } of changesOf(raise, 'whole'))
        for (const day of raise.isCancellation ? [''] : ['', raise.businessDate])
          await this.reachOneAgain(raise, metricId, day)
  }

  private async reachOneAgain({ contestId, participantId }: Raise, metricId: string, day: string): Promise<void> {
    const [latest] = await this.uow.sql<{ seq: number }>`
      select e."seq" as "seq" from ledger_entry e
      where e."participantId" = ${participantId} and e."contestId" = ${contestId} and e."reverses" is null
        and (${metricId} = '' and e."points" > 0 or e."metricId" = ${metricId} and e."quantity" > 0)
        and (${day} = '' or e."businessDate" = ${day})
        and not exists (
          select 1 from ledger_entry r where r."reverses" = e."id" and (${day} = '' or r."kind" <> 'cancellation'))
      order by e."seq" desc limit 1`
    await this.uow.sql`
      update standing set "reachedSeq" = ${latest?.seq ?? 0}
      where "contestId" = ${contestId} and "day" = ${day}
        and "participantId" = ${participantId} and "metricId" = ${metricId}`
  }

  /** As `tallies`; adds up the teams only where something else than the deal kept last has happened since. */
  async talliesAt(
    contest: Pick<LoadedContest, 'id' | 'headSeq'>,
    participantId: string,
    day: string,
  ): Promise<Tallies> {
    const known = this.known.at(contest.id, day, contest.headSeq)
    if (!known) return this.tallies(contest.id, participantId, day)
    const rows = await this.uow.sql<TallyRow>`
      select 'own' as "scope", "day", "participantId" as "id", "metricId", "quantity", "points", "reachedSeq",
        "cancelledQuantity", "cancelledPoints", "pendingQuantity", 0 as "sellers",
        (select d."id" from deal d where d."contestId" = ${contest.id} and d."seq" = ${known.dealSeq}) as "lastDealId"
      from standing
      where "contestId" = ${contest.id} and "day" in ('', ${day}) and "participantId" = ${participantId}`
    // A unit that was rolled back leaves no deal with its id behind, whoever got its number afterwards.
    if (rows[0]?.lastDealId !== known.dealId) return this.tallies(contest.id, participantId, day)
    const tallies: Tallies = { own: emptySpan(), teams: known.teams }
    for (const row of rows) put(tallies, row)
    return tallies
  }

  /** What the teams' totals are once this deal, and with it the contest's facts up to `headSeq`, is committed. */
  keep({ contestId, businessDate, seq, id }: RecordedDeal, headSeq: number, after: Tallies): void {
    this.known.keep(contestId, { day: businessDate, headSeq, dealSeq: seq, dealId: id, teams: after.teams })
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
    const tallies: Tallies = { own: emptySpan(), teams: new Map() }
    for (const row of rows) put(tallies, row)
    return tallies
  }
}

function put(tallies: Tallies, row: TallyRow): void {
  let span: Span = tallies.own
  if (row.scope === 'team') {
    const team = tallies.teams.get(row.id) ?? { ...emptySpan(), sellers: 0 }
    tallies.teams.set(row.id, team)
    if (row.metricId === '' && row.day !== '') team.sellers = row.sellers
    span = team
  }
  putFigures(row.day === '' ? span.whole : span.day, row)
}

/** What a raise adds to each total that it touches. */
function rowsOf(raise: Raise): StandingRow[] {
  const { contestId, businessDate, participantId, teamId, seq, isCancellation } = raise
  return (['whole', 'day'] as const).flatMap((span) =>
    changesOf(raise, span).map(({ reaches, ...change }) => ({
      ...{ contestId, day: span === 'whole' ? '' : businessDate, participantId, teamId },
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
