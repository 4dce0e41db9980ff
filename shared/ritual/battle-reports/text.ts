import type { RankingBasis } from '#shared/contest/contests/contract'
import { BASES, type RankingUnit } from '#shared/contest/contests/ranking-bases'
import type { ReportKind } from './brief'
import { CLOSE_GAP, type PictureLanguage, type ReportFigures, type ReportWords } from './contract'
import { type Period, PHRASES, type Phrases } from './phrases'

/** The director's words of a report; empty ones are replaced by what the figures propose. */
export type DirectorWords = Pick<ReportWords, 'headline' | 'praise' | 'tomorrow'>

/** A report in words of one language, part by part in the fixed order: page, picture, TV and text are made of it. */
export interface ReportContent {
  kind: string
  title: string
  date: string
  dayNo: string
  asOf: string
  headline: string
  /** What a flash or good news is about. */
  event: string
  span: string
  teams: { id: string; name: string; colour: string; crest: string; figures: { name: string; value: number }[] }[]
  total: string
  totals: TotalLine[]
  praised: { label: string; name: string; detail: string }[]
  praise: string
  rates: { label: string; value: string }[]
  /** 流动红旗 of a week, and who carries it now. */
  flag: string
  /** The teams by what they are ranked by; empty where that is their points. */
  ranking: string
  gap: string
  tomorrow: string
  scan: string
}

export interface TotalLine {
  name: string
  value: number
  unit: string
  /** In whole percent; null without a goal. */
  share: number | null
  /** 0 to 1 along a bar that ends at the challenge (or at the value beyond it): value, target, schedule. */
  bar: { value: number; target: number; schedule: number } | null
  target: string
  challenge: string
  pace: string
}

const SPANS: Record<ReportKind, Period> = {
  daily: 'day',
  flash: 'day',
  good_news: 'day',
  weekly: 'week',
  monthly: 'month',
  final: 'whole',
}

export function reportContent(
  kind: ReportKind,
  figures: ReportFigures,
  said: DirectorWords,
  language: PictureLanguage,
): ReportContent {
  const say = PHRASES[language]
  const span = SPANS[kind]
  const isWhole = kind === 'daily' || span !== 'day'
  const stage = figures.stage ?? 'running'
  const name = kind === 'final' ? say.final[stage] : say.kind[kind]
  return {
    kind: name,
    title: say.title(figures.contest, name),
    date: figures.from === figures.to ? say.date(figures.to) : say.dates(figures.from, figures.to),
    dayNo: say.dayNo(figures.dayNo, figures.days),
    asOf: [say.asOf(figures.asOf), kind === 'final' ? '' : say.stage[stage]].filter(Boolean).join(' '),
    headline: said.headline,
    event: eventOf(say, figures),
    span: say.span[span],
    teams: figures.teams.map(({ id, name, colour, crest, period }) => ({
      id,
      name,
      colour,
      crest,
      figures: figures.metrics.flatMap((metric) => {
        const value = period[metric.id] ?? 0
        return value === 0 ? [] : [{ name: metric.name, value }]
      }),
    })),
    total: say.total,
    totals: totalsOf(say, figures),
    praised: isWhole ? praisedOf(say, figures, span) : [],
    praise: said.praise,
    rates: isWhole ? ratesOf(say, figures, span) : [],
    flag: flagLine(say, figures),
    ranking: rankingLine(say, figures),
    gap: gapOf(say, figures),
    tomorrow: said.tomorrow && say.tomorrow(said.tomorrow),
    scan: say.scan,
  }
}

/** The text for a chat, in the format that the trade is used to. */
export function longText(
  kind: ReportKind,
  figures: ReportFigures,
  said: DirectorWords,
  language: PictureLanguage,
): string {
  const say = PHRASES[language]
  const content = reportContent(kind, figures, said, language)
  const { title, date, dayNo, asOf, headline, event, span, total } = content
  const teams = content.teams.map((team) => `${team.name} ${team.figures.map(pair).join(' ') || 0}`)
  const last = [
    ...content.praised.map(({ label, name }) => `${label} ${name}`),
    ...content.rates.map(({ label, value }) => `${label} ${value}`),
    content.gap,
  ].filter(Boolean)
  return [
    `${title}${language === 'en' ? ' ' : ''}${[date, dayNo, asOf].join(' ')}`,
    headline,
    event,
    `${span} ${teams.join(say.separator)}`,
    ...totalTexts(say, content.totals).map((text) => `${total} ${text}`),
    content.flag,
    content.ranking,
    last.join(say.separator),
    content.praise,
    content.tomorrow,
  ]
    .filter(Boolean)
    .join('\n')
}

/** Two big figures, or what has happened; one line each. */
export function shortText(
  kind: ReportKind,
  figures: ReportFigures,
  said: DirectorWords,
  language: PictureLanguage,
): string {
  const content = reportContent(kind, figures, said, language)
  const main = figures.metrics[0]
  const total = figures.totals.find((each) => each.metricId === main?.id)
  const big =
    main && total
      ? [`${content.span} ${main.name} ${total.period}`, `${content.total} ${main.name} ${total.whole}`]
      : []
  const numbers = big.join(PHRASES[language].separator)
  return [content.headline || content.event, content.headline && content.event, numbers, content.gap]
    .filter(Boolean)
    .slice(0, 3)
    .join('\n')
}

const pair = ({ name, value }: { name: string; value: number }) => `${name} ${value}`

/** One line per metric with a goal; without any goal, all totals in one. */
function totalTexts(say: Phrases, totals: readonly TotalLine[]): string[] {
  if (totals.every((total) => total.share === null)) return [totals.map(pair).join(' ')]
  return totals.map((total) => {
    const goals = [`${pair(total)}`, [total.target, total.challenge].filter(Boolean).join(say.goalSeparator)]
    return [goals.filter(Boolean).join(say.goalSeparator), total.pace].filter(Boolean).join(say.separator)
  })
}

/** Metrics with a goal; the points where only they have one; every metric where nothing has. */
function totalsOf(say: Phrases, figures: ReportFigures): TotalLine[] {
  const metrics = figures.totals.filter((total) => total.metricId !== null)
  const withGoal = metrics.filter((total) => total.goal && total.goal.target > 0)
  const points = figures.totals.filter((total) => total.metricId === null && total.goal && total.goal.target > 0)
  const shown = withGoal.length > 0 ? withGoal : points.length > 0 ? points : metrics
  return shown.map(({ metricId, whole, goal }) => {
    const metric = figures.metrics.find((each) => each.id === metricId)
    const line = { name: metric?.name ?? say.score, value: whole, unit: metric?.unit ?? '' }
    if (!goal || goal.target <= 0) return { ...line, share: null, bar: null, target: '', challenge: '', pace: '' }
    return {
      ...line,
      share: percent(whole, goal.target),
      bar: barOf(whole, goal, figures.schedule),
      target: say.target(percent(whole, goal.target)),
      challenge: goal.challenge > goal.target ? say.challenge(percent(whole, goal.challenge)) : '',
      pace: paceOf(say, whole, goal, figures.schedule),
    }
  })
}

function barOf(value: number, goal: { target: number; challenge: number }, schedule: number): TotalLine['bar'] {
  const end = Math.max(goal.challenge, value, 1)
  return { value: value / end, target: goal.target / end, schedule: Math.min(1, (goal.target * schedule) / end) }
}

/** Rounded, but never to a full hundred before it is one. */
function percent(value: number, goal: number): number {
  const rounded = Math.round((value / goal) * 100)
  return value < goal ? Math.min(99, rounded) : rounded
}

function paceOf(say: Phrases, value: number, goal: { target: number; challenge: number }, schedule: number): string {
  if (goal.challenge > goal.target && value >= goal.challenge) return say.challengeReached
  if (value >= goal.target) return say.targetReached
  const points = Math.round((value / goal.target - schedule) * 1000) / 10
  if (points === 0) return say.onTime
  const by = Math.abs(points).toFixed(1)
  return points > 0 ? say.fast(by) : say.slow(by)
}

function praisedOf(say: Phrases, figures: ReportFigures, span: Period): ReportContent['praised'] {
  const { star, riser } = figures
  return [
    ...(star ? [{ label: say.star[span], name: star.name, detail: amount(say, figures, star.points) }] : []),
    ...(riser
      ? [
          {
            label: say.riser,
            name: riser.name,
            detail: say.risen(amount(say, figures, riser.points - riser.before)),
          },
        ]
      : []),
  ]
}

function ratesOf(say: Phrases, { opened, pledges }: ReportFigures, span: Period): ReportContent['rates'] {
  return [
    ...(opened.of > 0 ? [{ label: say.opened[span], value: `${opened.done}/${opened.of}` }] : []),
    ...(pledges.pledged > 0 ? [{ label: say.pledges, value: `${pledges.kept}/${pledges.pledged}` }] : []),
  ]
}

/** A value of the ranking: points where they say more than quantities, else the one metric's unit. */
function amount(say: Phrases, figures: ReportFigures, value: number): string {
  if (figures.hasWeights) return say.points(value)
  const [only, ...more] = figures.metrics
  return only && more.length === 0 ? say.quantity('', value, only.unit).trim() : String(value)
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

function flagLine(say: Phrases, { flag, teams }: ReportFigures): string {
  const team = flag && teams.find((each) => each.id === flag.teamId)
  return team ? say.flag(team.name) : ''
}

/** 综合完成率 湖西队 52.3%, where teams are not ranked by what they have in points. */
function rankingLine(say: Phrases, { ranking, teams }: ReportFigures): string {
  if (!ranking || ranking.basis === 'total') return ''
  const unit = BASES[ranking.basis].unit === 'percent' ? '%' : ''
  const values = ranking.values.map(({ teamId, value }) => {
    const name = teams.find((team) => team.id === teamId)?.name ?? ''
    return `${name} ${inSteps(ranking.basis, value)}${unit}`
  })
  return `${say.basis[ranking.basis]} ${values.join(say.separator)}`
}

/** A close gap, else the leader's lead; '' while all are at zero. */
function gapOf(say: Phrases, figures: ReportFigures): string {
  const { gap, teams } = figures
  const leader = teams.find((team) => team.id === gap?.leader)
  if (!gap || !leader || leader.wholePoints <= 0) return ''
  if (gap.by === 0) return say.tied(teams.length)
  const by = rankingAmount(say, figures, gap.by)
  const most = figures.ranking?.values.find((each) => each.teamId === leader.id)?.value ?? leader.wholePoints
  const isClose = gap.by <= Math.max(1, Math.round(most * CLOSE_GAP))
  return isClose ? say.close(teams.length, by) : say.ahead(leader.name, by)
}

function eventOf(say: Phrases, figures: ReportFigures): string {
  const { flash, goodNews } = figures
  const team = (id: string) => figures.teams.find((each) => each.id === id)?.name ?? ''
  if (flash?.type === 'overtake')
    return say.overtaken(team(flash.teamId), team(flash.overTeamId), rankingAmount(say, figures, flash.by))
  if (flash) {
    const metric = figures.metrics.find((each) => each.id === flash.metricId)
    const value = metric ? say.quantity('', flash.value, metric.unit).trim() : amount(say, figures, flash.value)
    return say.goal(team(flash.teamId), metric?.name ?? say.score, flash.level, value)
  }
  if (!goodNews) return ''
  const what = figures.metrics
    .flatMap(({ id, name, unit }) => {
      const quantity = goodNews.lines[id] ?? 0
      return quantity === 0 ? [] : [say.quantity(name, quantity, unit)]
    })
    .join(say.listSeparator)
  const sold = say.sold(team(goodNews.teamId), goodNews.name, what, goodNews.nthOfDay)
  return figures.hasWeights && goodNews.points > 0
    ? `${sold} ${say.scored(team(goodNews.teamId), amount(say, figures, goodNews.points))}`
    : sold
}
