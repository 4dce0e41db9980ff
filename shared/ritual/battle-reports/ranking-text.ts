import type { RankingBasis } from '#shared/contest/contests/contract'
import { BASES, type RankingUnit } from '#shared/contest/contests/ranking-bases'
import { CLOSE_GAP, type ReportFigures } from './contract'
import type { Phrases } from './phrases'

/** A value of the ranking: points where they say more than quantities, else the one metric's unit. */
export function amount(say: Phrases, figures: ReportFigures, value: number): string {
  if (figures.hasWeights) return say.points(value)
  const [only, ...more] = figures.metrics
  return only && more.length === 0 ? say.quantity('', only, value) : String(value)
}

/** What parts two teams in the ranking: points, tenths of points per head, or tenths of a percentage point. */
function rankingAmount(say: Phrases, figures: ReportFigures, steps: number): string {
  const basis = figures.ranking?.basis
  if (!basis) return amount(say, figures, steps)
  const differences: Record<RankingUnit, () => string> = {
    points: () => amount(say, figures, steps / BASES[basis].steps),
    points_per_head: () => say.perHead(inSteps(basis, steps)),
    percent: () => say.percentagePoints(inSteps(basis, steps)),
  }
  return differences[BASES[basis].unit]()
}

/** The steps of a basis as its figure, with a decimal where a step is a tenth. */
const inSteps = (basis: RankingBasis, steps: number): string =>
  (steps / BASES[basis].steps).toFixed(BASES[basis].steps === 10 ? 1 : 0)

/** Both parts of each team's points; empty where nothing was earned outside sales. */
export function bonusLine(say: Phrases, { bonuses = [], teams }: ReportFigures): string {
  if (bonuses.length === 0) return ''
  const both = teams.map(({ id, name, wholePoints }) => {
    const points = bonuses.find(({ teamId }) => teamId === id)?.points ?? 0
    return `${name} ${wholePoints} + ${points}`
  })
  return `${say.bonus} ${both.join(say.separator)}`
}

export function flagLine(say: Phrases, { flag, teams }: ReportFigures): string {
  const team = flag && teams.find((each) => each.id === flag.teamId)
  return team ? say.flag(team.name) : ''
}

/** 综合完成率 湖西队 52.3%, where teams are not ranked by what they have in points. */
export function rankingLine(say: Phrases, { ranking, teams }: ReportFigures): string {
  if (!ranking || ranking.basis === 'total') return ''
  const unit = BASES[ranking.basis].unit === 'percent' ? '%' : ''
  const values = ranking.values.map(({ teamId, value }) => {
    const name = teams.find((team) => team.id === teamId)?.name ?? ''
    return `${name} ${inSteps(ranking.basis, value)}${unit}`
  })
  return `${say.basis[ranking.basis]} ${values.join(say.separator)}`
}

/** A close gap, else the leader's lead; '' while all are at zero. */
export function gapOf(say: Phrases, figures: ReportFigures): string {
  const { gap, teams } = figures
  const leader = teams.find((team) => team.id === gap?.leader)
  if (!gap || !leader || leader.wholePoints <= 0) return ''
  if (gap.by === 0) return say.tied(teams.length)
  const by = rankingAmount(say, figures, gap.by)
  const most = figures.ranking?.values.find((each) => each.teamId === leader.id)?.value ?? leader.wholePoints
  const isClose = gap.by <= Math.max(1, Math.round(most * CLOSE_GAP))
  return isClose ? say.close(teams.length, by) : say.ahead(leader.name, by)
}

/** Whom the picture of a report is about: the team of its sale or event, else the one in front; none of several. */
export function heroOf({ goodNews, flash, gap, teams }: ReportFigures): ReportFigures['teams'][number] | undefined {
  const about = goodNews?.teamId ?? flash?.teamId ?? (gap && gap.by > 0 ? gap.leader : undefined)
  return teams.find(({ id }) => id === about)
}

export function eventOf(say: Phrases, figures: ReportFigures): string {
  const { flash, goodNews } = figures
  const team = (id: string) => figures.teams.find((each) => each.id === id)?.name ?? ''
  if (flash?.type === 'overtake')
    return say.overtaken(team(flash.teamId), team(flash.overTeamId), rankingAmount(say, figures, flash.by))
  if (flash) {
    const metric = figures.metrics.find((each) => each.id === flash.metricId)
    const value = metric ? say.quantity('', metric, flash.value) : amount(say, figures, flash.value)
    return say.goal(team(flash.teamId), metric?.name ?? say.score, flash.level, value)
  }
  if (!goodNews) return ''
  const what = figures.metrics
    .flatMap((metric) => {
      const quantity = goodNews.lines[metric.id] ?? 0
      return quantity === 0 ? [] : [say.quantity(metric.name, metric, quantity)]
    })
    .join(say.listSeparator)
  const sold = say.sold(team(goodNews.teamId), goodNews.name, what, goodNews.nthOfDay)
  return figures.hasWeights && goodNews.points > 0
    ? `${sold} ${say.scored(team(goodNews.teamId), amount(say, figures, goodNews.points))}`
    : sold
}
