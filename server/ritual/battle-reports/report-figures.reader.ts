import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { TerritoryVisits } from '#server/field/activities/territory-visits'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { TerritorySalesReader } from '#server/ledger/deals/ledger/territory-sales.reader'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { PeriodTotalsReader, type PersonTotal, type TeamTotal } from '#server/ledger/standings/period-totals.reader'
import type { EarnedByTeam } from '#server/ledger/standings/team-bonuses.reader'
import type { Person } from '#server/platform/auth/caller'
import type { Period } from '#server/ritual/battle-reports/report-rules'
import { territoriesOf } from '#server/ritual/battle-reports/report-territories'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { goalOf, hasWeights } from '#shared/contest/contests/contract'
import type { Days } from '#shared/contest/contests/span'
import { type DutyShares, schedule, workingDays } from '#shared/contest/duty/contract'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'
import { rank } from '#shared/ledger/standings/rank'
import { rankingOf, withBonus } from '#shared/ledger/standings/ranking'
import { addDays, dayCount } from '#shared/platform/time/time'
import type { DraftReportInput, ReportFigures } from '#shared/ritual/battle-reports/contract'

export type Occasion = Pick<ReportFigures, 'flash' | 'goodNews' | 'lists'>

/** Working days over which a rise is measured, so that hoarding sales for one day gains nothing. */
const RISE_DAYS = 5
/** A report that is not about the whole contest looks back no further, in days. */
const LOOKBACK = 45

/** Reads a report's figures, all of one state; inside a unit that locks the contest. */
@Injectable()
export class ReportFiguresReader {
  constructor(
    private readonly totals: PeriodTotalsReader,
    private readonly duty: DutyService,
    private readonly outcomes: PledgeOutcomesService,
    private readonly flags: FlagReader,
    private readonly territories: TerritoriesReader,
    private readonly sales: TerritorySalesReader,
    private readonly visits: TerritoryVisits,
  ) {}

  /** Before a unit that freezes a report: adds up the teams' days that are not kept, as that unit holds others up. */
  async readAhead(contest: LoadedContest, viewpoint: Viewpoint): Promise<void> {
    contest.assertHead(viewpoint)
    await this.totals.ofTeams(contest, { from: contest.startsOn, to: contest.ledgerDay })
  }

  /** Before that, of each person: the days that a report may be about, and those over which a rise is measured. */
  readDaysAhead(person: Person, contestId: string, kind: DraftReportInput['kind']): Promise<void> {
    return this.outcomes.readAhead(person, contestId, ({ startsOn, ledgerDay }) => {
      const earliest = addDays(ledgerDay, -LOOKBACK)
      return { from: kind === 'final' || earliest < startsOn ? startsOn : earliest, to: ledgerDay }
    })
  }

  async read(
    contest: LoadedContest,
    viewpoint: Viewpoint,
    { from, to, isWeek }: Period,
    asOf: string,
    about: Occasion,
  ): Promise<ReportFigures> {
    contest.assertHead(viewpoint)
    const { view, startsOn, endsOn } = contest
    const [people, period, whole] = [
      await this.totals.ofPeople(contest, from, to),
      await this.totals.ofTeams(contest, { from, to }),
      await this.totals.ofTeams(contest, { from: startsOn, to }, true),
    ]
    const earned = await this.totals.earned(contest, { from: startsOn, to })
    const star = starOf(contest, people)
    const { day: dayNo, of: days } = dayCount(startsOn, endsOn, to)
    return {
      contest: view.name,
      stage: view.status === 'draft' ? 'running' : view.status,
      from,
      to,
      dayNo,
      days,
      asOf,
      hasWeights: hasWeights(view),
      metrics: view.metrics.map(({ id, name, kind, unit }) => ({ id, name, kind, unit })),
      teams: teamsOf(contest, period, whole),
      totals: totalsOf(contest, period, whole),
      schedule: schedule(view, to),
      star,
      riser: await this.riser(contest, to, star?.participantId),
      opened: await this.opened(contest, { from, to }, people),
      ...(await this.keptPledges(contest, { from, to })),
      territories: await this.territoryFigures(contest, { from, to }),
      flag: isWeek
        ? await this.flags.wonIn(contest, viewpoint, { from, to }, await this.duty.shares(contest, from, to))
        : null,
      ...rankingFigures(contest, whole, await this.duty.shares(contest, startsOn, to), earned),
      ...about,
    }
  }

  /** 兑现 of sales, and apart from it that of activities where some were pledged. */
  private async keptPledges(
    contest: LoadedContest,
    period: Days,
  ): Promise<Pick<ReportFigures, 'pledges' | 'activityPledges'>> {
    const states = await this.outcomes.between(contest, period)
    const activityPledges = await this.outcomes.activityRate(contest, period)
    return {
      pledges: states.rateOf(contest.view.participants.map(({ id }) => id)),
      ...(activityPledges.pledged > 0 ? { activityPledges } : {}),
    }
  }

  private async territoryFigures(contest: LoadedContest, period: Days) {
    const map = await this.territories.of(contest)
    if (map.all.every(({ segment }) => segment === null)) return null
    const ids = map.all.map(({ id }) => id)
    const sales = await this.sales.between(ids, period)
    return territoriesOf(map, { sales, visits: await this.visits.between(ids, period) }, period)
  }

  /** The biggest rise of points, the star excluded; null before there are two periods to compare. */
  private async riser(contest: LoadedContest, to: string, starId: string | undefined): Promise<ReportFigures['riser']> {
    const days = workingDays(contest.view, contest.startsOn, to)
    const [before, late] = [days.at(-2 * RISE_DAYS), days.at(-RISE_DAYS)]
    if (!before || !late) return null
    const points = (rows: readonly PersonTotal[]) =>
      new Map(rows.map(({ participantId, points }) => [participantId, points]))
    const earlier = points(await this.totals.ofPeople(contest, before, addDays(late, -1)))
    const [best] = [...points(await this.totals.ofPeople(contest, late, to))]
      .filter(([id, now]) => id !== starId && now > (earlier.get(id) ?? 0))
      .map(([id, now]) => ({ id, now, before: earlier.get(id) ?? 0 }))
      .sort((a, b) => b.now - b.before - (a.now - a.before) || b.now - a.now || (a.id < b.id ? -1 : 1))
    const person = best && contest.rules.participant(best.id)
    if (!best || !person) return null
    return { participantId: person.id, name: person.name, teamId: person.teamId, points: best.now, before: best.before }
  }

  /** Of those who were on duty on any day of the period. */
  private async opened(contest: LoadedContest, period: Period, people: readonly PersonTotal[]) {
    const duty = await this.duty.days(contest, period.from, period.to)
    const onDuty = new Set<string>()
    for (let day = period.from; day <= period.to; day = addDays(day, 1)) for (const id of duty.on(day)) onDuty.add(id)
    const done = people.filter((row) => row.quantity > 0 && onDuty.has(row.participantId))
    return { done: done.length, of: onDuty.size }
  }
}

function teamsOf(
  contest: LoadedContest,
  period: readonly TeamTotal[],
  whole: readonly TeamTotal[],
): ReportFigures['teams'] {
  return contest.view.teams.map(({ id, name, colour, crest }) => ({
    ...{ id, name, colour, crest },
    ...{ period: quantitiesOf(contest, period, id), periodPoints: pointsOf(period, id) },
    ...{ whole: quantitiesOf(contest, whole, id), wholePoints: pointsOf(whole, id) },
  }))
}

function quantitiesOf({ view }: LoadedContest, rows: readonly TeamTotal[], teamId: string): Record<string, number> {
  const quantity = (metricId: string) =>
    rows.find((row) => row.teamId === teamId && row.metricId === metricId)?.quantity ?? 0
  return Object.fromEntries(view.metrics.map(({ id }) => [id, quantity(id)]))
}

const pointsOf = (rows: readonly TeamTotal[], teamId: string): number =>
  rows.find((row) => row.teamId === teamId && row.metricId === '')?.points ?? 0

function totalsOf(
  { view }: LoadedContest,
  period: readonly TeamTotal[],
  whole: readonly TeamTotal[],
): ReportFigures['totals'] {
  const sum = (rows: readonly TeamTotal[], metricId: string | null) =>
    rows.reduce((total, row) => {
      if (row.metricId !== (metricId ?? '')) return total
      return total + (metricId === null ? row.points : row.quantity)
    }, 0)
  return [...view.metrics.map((metric) => metric.id), null].map((metricId) => ({
    metricId,
    period: sum(period, metricId),
    whole: sum(whole, metricId),
    goal: goalOf(view, null, metricId),
  }))
}

/** Most points of the period; of equals, the one who reached them first. */
function starOf(contest: LoadedContest, people: readonly PersonTotal[]): ReportFigures['star'] {
  const scored = people.filter((row) => row.points > 0)
  const [best] = rank(scored.map((row) => ({ ...row, value: row.points })))
  const person = best && contest.rules.participant(best.participantId)
  return best && person
    ? { participantId: person.id, name: person.name, teamId: person.teamId, points: best.points }
    : null
}

/** The ranking by the contest's basis, and what parts the first team from the second. */
function rankingFigures(
  { view }: LoadedContest,
  whole: readonly TeamTotal[],
  duty: DutyShares | undefined,
  earned: EarnedByTeam,
): Pick<ReportFigures, 'ranking' | 'gap' | 'bonuses'> {
  const sold = view.teams.map(({ id }) => ({ teamId: id, whole: totalsOfTeam(whole, id) }))
  const standings = sold.map((team) => ({ ...team, whole: withBonus(view, team.whole, earned.get(team.teamId)) }))
  const bonuses = standings.map(({ teamId, whole: { points } }, n) => ({
    teamId,
    points: points - (sold[n]?.whole.points ?? 0),
  }))
  const teams = rankingOf(view, standings, duty)
  const [leader, second] = rank(
    teams.map((team) => ({ ...team, reachedSeq: team.reachedSeq || Number.MAX_SAFE_INTEGER })),
  )
  const { rankingBasis: basis } = view
  const values = teams.map(({ id, value }) => ({ teamId: id, value }))
  return {
    ...(bonuses.some(({ points }) => points > 0) ? { bonuses } : {}),
    ranking: basis === 'total' ? null : { basis, values },
    gap: leader && second ? { leader: leader.id, second: second.id, by: leader.value - second.value } : null,
  }
}

function totalsOfTeam(rows: readonly TeamTotal[], teamId: string): Totals {
  const totals: Totals = { ...NO_TOTALS, metrics: {} }
  for (const { metricId, quantity, points, reachedSeq } of rows.filter((row) => row.teamId === teamId))
    if (metricId === '') Object.assign(totals, { points, deals: quantity, reachedSeq })
    else totals.metrics[metricId] = { quantity, reachedSeq }
  return totals
}
