import type { ContestView } from '#shared/contest/contests/contract'
import type { BenchmarkFigures, OfAll } from '#shared/ritual/benchmarks/contract'
import { amount, dayInWords, pointsUnit, type Speaker } from '#web/features/screens/feed/fact-words'

type Measured = Pick<ContestView, 'metrics'>

/** What a benchmark is one of: a metric, or all of them, in a week or the whole contest. */
export interface Scope {
  metricId: string | null
  week: string | null
}

/** The lower says more: all of the contest before a week, overall before a metric. */
export const weightOf = ({ metricId, week }: Scope): number => (week === null ? 0 : 2) + (metricId === null ? 0 : 1)

/** 39.5 %. */
export const percentOf = ({ own, total }: OfAll): string => (total > 0 ? `${((own / total) * 100).toFixed(1)}%` : '0%')

/** Hundredths as a percentage: 4,212 is 42.1 %. */
export const percent = (hundredths: number): string => `${(hundredths / 100).toFixed(hundredths % 100 === 0 ? 0 : 1)}%`

/** A quotient with one digit behind the point; nothing where there is nothing to divide by. */
export const timesOf = (own: number, average: number): string | undefined =>
  average > 0 ? (own / average).toFixed(1) : undefined

export const averageOf = (total: number, people: number): number =>
  people > 0 ? Math.round((total / people) * 10) / 10 : 0

export const metricName = (say: Speaker, contest: Measured, metricId: string | null): string =>
  contest.metrics.find((metric) => metric.id === metricId)?.name ?? say.t('benchmarks.overall')

export const timeName = (say: Speaker, week: string | null): string =>
  week === null ? say.t('benchmarks.whole') : say.t('benchmarks.week', { day: dayInWords(say, week) })

/** 3G标杆 · 全程. */
export const scopeName = (say: Speaker, contest: Measured, { metricId, week }: Scope): string =>
  say.t('benchmarks.scope', { metric: metricName(say, contest, metricId), time: timeName(say, week) })

/** A value of that metric, or of points, with its unit. */
export const figureIn = (say: Speaker, contest: Measured, metricId: string | null, value: number): string =>
  amount(say, value, contest.metrics.find((metric) => metric.id === metricId)?.unit ?? pointsUnit(say, contest))

/** As `figureIn`, with the metric's name in front: 3G 117 部. */
export const namedFigure = (say: Speaker, contest: Measured, metricId: string | null, value: number): string => {
  const what = figureIn(say, contest, metricId, value)
  return metricId === null ? what : `${metricName(say, contest, metricId)} ${what}`
}

/** The figure to show large: that of the metric, or for all of them the metric with the largest share. */
export function headline(
  metricId: string | null,
  { value, metrics }: Pick<BenchmarkFigures, 'value' | 'metrics'>,
): OfAll & { metricId: string | null } {
  if (metricId !== null) return { metricId, ...value }
  const share = ({ own, total }: OfAll) => (total > 0 ? own / total : 0)
  const best = [...metrics].sort((a, b) => share(b) - share(a))[0]
  return best && best.own > 0 ? best : { metricId: null, ...value }
}

/** Why somebody is proposed, one sentence for each part of the rule. */
export function reasonsOf(
  say: Speaker,
  contest: Measured,
  metricId: string | null,
  figures: BenchmarkFigures,
): string[] {
  const { value, people, kept, pledged, soldDays, dutyDays } = figures
  const average = averageOf(value.total, people)
  const times = timesOf(value.own * people, value.total)
  const inWords = (of: number) => figureIn(say, contest, metricId, of)
  return [
    say.t('benchmarks.reason.share', { own: inWords(value.own), total: inWords(value.total), share: percentOf(value) }),
    say.t('benchmarks.reason.distance', { average: inWords(average), times: times ?? '0' }),
    pledged > 0 ? say.t('benchmarks.reason.pledges', { kept, pledged }) : say.t('benchmarks.reason.noPledges'),
    say.t('benchmarks.reason.consistency', { soldDays, dutyDays }),
  ]
}

/** What a director may say without typing. */
export function citationOf(
  say: Speaker,
  contest: Measured,
  metricId: string | null,
  figures: BenchmarkFigures,
): string {
  const main = headline(metricId, figures)
  const times = timesOf(main.own * figures.people, main.total)
  const own = namedFigure(say, contest, main.metricId, main.own)
  const named = { own, share: percentOf(main), soldDays: figures.soldDays }
  return times === undefined
    ? say.t('benchmarks.citationShort', named)
    : say.t('benchmarks.citation', { ...named, times })
}
