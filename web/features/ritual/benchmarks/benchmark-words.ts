import type { ContestView } from '#shared/contest/contests/contract'
import type { BenchmarkFigures, OfAll } from '#shared/ritual/benchmarks/contract'
import { amount, countedIn } from '#web/words/amounts'
import { dayInWords } from '#web/words/days'
import { type Translator } from '#web/words/translator'

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

export const metricName = (translator: Translator, contest: Measured, metricId: string | null): string =>
  contest.metrics.find((metric) => metric.id === metricId)?.name ?? translator.t('benchmarks.overall')

export const timeName = (translator: Translator, week: string | null): string =>
  week === null
    ? translator.t('benchmarks.whole')
    : translator.t('benchmarks.week', { day: dayInWords(translator, week) })

/** 3G标杆 · 全程. */
export const scopeName = (translator: Translator, contest: Measured, { metricId, week }: Scope): string =>
  translator.t('benchmarks.scope', {
    metric: metricName(translator, contest, metricId),
    time: timeName(translator, week),
  })

/** A value of that metric, or of points, with its unit. */
export const figureIn = (translator: Translator, contest: Measured, metricId: string | null, value: number): string =>
  amount(translator, value, countedIn(translator, contest, metricId))

/** As `figureIn`, with the metric's name in front: 3G 117 部. */
export const namedFigure = (
  translator: Translator,
  contest: Measured,
  metricId: string | null,
  value: number,
): string => {
  const what = figureIn(translator, contest, metricId, value)
  return metricId === null ? what : `${metricName(translator, contest, metricId)} ${what}`
}

/**
 * The figure to show large: that of the metric, or for all of them the points, which the rule compares too; where no metric
 * earns points, the metric with the largest share.
 */
export function headline(
  metricId: string | null,
  { value, metrics }: Pick<BenchmarkFigures, 'value' | 'metrics'>,
): OfAll & { metricId: string | null } {
  if (metricId !== null || value.total > 0) return { metricId, ...value }
  const share = ({ own, total }: OfAll) => (total > 0 ? own / total : 0)
  const best = [...metrics].sort((a, b) => share(b) - share(a))[0]
  return best && best.own > 0 ? best : { metricId: null, ...value }
}

/** Why a participant is proposed, one sentence for each part of the rule. */
export function reasonsOf(
  translator: Translator,
  contest: Measured,
  metricId: string | null,
  figures: BenchmarkFigures,
): string[] {
  const { value, people, kept, pledged, soldDays, dutyDays } = figures
  const average = averageOf(value.total, people)
  const times = timesOf(value.own * people, value.total)
  const inWords = (of: number) => figureIn(translator, contest, metricId, of)
  return [
    translator.t('benchmarks.reason.share', {
      own: inWords(value.own),
      total: inWords(value.total),
      share: percentOf(value),
    }),
    translator.t('benchmarks.reason.distance', { average: inWords(average), times: times ?? '0' }),
    pledged > 0
      ? translator.t('benchmarks.reason.pledges', { kept, pledged })
      : translator.t('benchmarks.reason.noPledges'),
    translator.t('benchmarks.reason.consistency', { soldDays, dutyDays }),
  ]
}

/** What a director may say without typing. */
export function citationOf(
  translator: Translator,
  contest: Measured,
  metricId: string | null,
  figures: BenchmarkFigures,
): string {
  const main = headline(metricId, figures)
  const times = timesOf(main.own * figures.people, main.total)
  const own = namedFigure(translator, contest, main.metricId, main.own)
  const named = { own, share: percentOf(main), soldDays: figures.soldDays }
  return times === undefined
    ? translator.t('benchmarks.citationShort', named)
    : translator.t('benchmarks.citation', { ...named, times })
}
