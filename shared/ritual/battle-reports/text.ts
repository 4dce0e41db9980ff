import { quantityFigure } from '#shared/contest/contests/quantities'
import type { ReportKind } from './brief'
import type { PictureLanguage, ReportFigures, ReportWords } from './contract'
import { listFigures, listRates, listTotals } from './list-text'
import { type Period, PHRASES, type Phrases } from './phrases'
import { amount, bonusLine, eventOf, flagLine, gapOf, rankingLine } from './ranking-text'

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
  teams: { id: string; name: string; colour: string; crest: string; figures: { name: string; value: string }[] }[]
  total: string
  totals: TotalLine[]
  praised: { label: string; name: string; detail: string }[]
  praise: string
  rates: { label: string; value: string }[]
  /** 流动红旗 of a week, and who carries it now. */
  flag: string
  /** The teams by what they are ranked by; empty where that is their points. */
  ranking: string
  /** 加分. */
  bonus: string
  gap: string
  tomorrow: string
  scan: string
}

export interface TotalLine {
  /** Null for the points. */
  metricId: string | null
  name: string
  value: string
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
  lists: 'week',
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
  const isWhole = isWholeReport(kind)
  const isOfLists = kind === 'lists'
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
      figures: isOfLists
        ? listFigures(say, figures, id)
        : figures.metrics.flatMap((metric) => {
            const value = period[metric.id] ?? 0
            return value === 0 ? [] : [{ name: metric.name, value: quantityFigure(metric, value) }]
          }),
    })),
    total: say.total,
    totals: isOfLists ? [] : totalsOf(say, figures),
    praised: isWhole && !isOfLists ? praisedOf(say, figures, span) : [],
    praise: said.praise,
    rates: isOfLists ? listRates(say, figures) : isWhole ? ratesOf(say, figures, span) : [],
    flag: flagLine(say, figures),
    ranking: isOfLists ? '' : rankingLine(say, figures),
    gap: isOfLists ? '' : gapOf(say, figures),
    bonus: isOfLists ? '' : bonusLine(say, figures),
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
    isWholeReport(kind) && kind !== 'lists' ? segmentsOf(say, figures) : '',
    ...(kind === 'lists' ? [] : totalTexts(say, content.totals)).map((text) => `${total} ${text}`),
    content.flag,
    content.ranking,
    content.bonus,
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
      ? [
          `${content.span} ${main.name} ${quantityFigure(main, total.period)}`,
          `${content.total} ${main.name} ${quantityFigure(main, total.whole)}`,
        ]
      : []
  const say = PHRASES[language]
  const numbers = kind === 'lists' ? `${content.span} ${listTotals(say, figures)}` : big.join(say.separator)
  return [content.headline || content.event, content.headline && content.event, numbers, content.gap]
    .filter(Boolean)
    .slice(0, 3)
    .join('\n')
}

/** What was sold in each segment; empty where no territory is classified. */
const segmentsOf = (say: Phrases, { territories, metrics }: ReportFigures): string =>
  (territories?.segments ?? [])
    .map(({ segment, sold }) => {
      const parts = metrics.flatMap((metric) => {
        const value = sold[metric.id] ?? 0
        return value === 0 ? [] : [`${metric.name} ${quantityFigure(metric, value)}`]
      })
      return `${say.segments[segment]} ${parts.join(' ')}`
    })
    .join(say.separator)

const isWholeReport = (kind: ReportKind): boolean => kind === 'daily' || SPANS[kind] !== 'day'

const pair = ({ name, value }: { name: string; value: string }) => `${name} ${value}`

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
    const line = {
      metricId,
      name: metric?.name ?? say.score,
      value: quantityFigure(metric ?? { kind: 'count' }, whole),
      unit: metric?.unit ?? '',
    }
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

function ratesOf(say: Phrases, figures: ReportFigures, span: Period): ReportContent['rates'] {
  const { opened, pledges, activityPledges, territories } = figures
  return [
    ...(opened.of > 0 ? [{ label: say.opened[span], value: `${opened.done}/${opened.of}` }] : []),
    ...(pledges.pledged > 0 ? [{ label: say.pledges, value: `${pledges.kept}/${pledges.pledged}` }] : []),
    ...(activityPledges
      ? [{ label: say.activityPledges, value: `${activityPledges.kept}/${activityPledges.pledged}` }]
      : []),
    ...(territories && territories.of > 0
      ? [{ label: say.worked, value: `${territories.worked}/${territories.of}` }]
      : []),
  ]
}
