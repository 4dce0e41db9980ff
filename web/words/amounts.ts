import { type ContestView, hasWeights, type RankingBasis } from '#shared/contest/contests/contract'
import { type Counted, isAmount } from '#shared/contest/contests/quantities'
import { BASES, basisOf, type RankingUnit } from '#shared/contest/contests/ranking-bases'
import { yuanText } from '#shared/platform/text/yuan'
import type { Translator } from './translator'

type Metrics = Pick<ContestView, 'metrics'>

/** Pieces of that unit. */
export const piecesOf = (unit: string): Counted => ({ kind: 'count', unit })

/** 分 where points say more than quantities, else nothing. */
export const pointsUnit = (translator: Translator, contest: Metrics): Counted =>
  piecesOf(hasWeights(contest) ? translator.t('words.points') : '')

/** What figures of the metric are counted in; of points for null or a metric that is gone. */
export const countedIn = (translator: Translator, contest: Metrics, metricId: string | null | undefined): Counted =>
  contest.metrics.find((metric) => metric.id === metricId) ?? pointsUnit(translator, contest)

/** A figure without its unit: 1,142, or 1,280.50 of an amount in 分. */
export const figure = ({ n }: Pick<Translator, 'n'>, value: number, counted: Pick<Counted, 'kind'>): string =>
  isAmount(counted) ? yuanText(Math.round(value)) : n(value)

/** A value with its unit, or the bare number: 142 分, 12 部, 1,280.50 元. */
export const amount = (translator: Translator, value: number, counted: Counted): string => {
  const { unit } = counted
  const shown = figure(translator, value, counted)
  return unit === '' ? shown : translator.t('words.amount', { value: shown, unit })
}

/** From here on a figure where there is little room (an axis, a flag) is written in 万 or 亿. */
const LARGE = 100_000
const SHORT_DIGITS = { fewest: 4, most: 8 }

/** How many digits tell a value from another that is `step` away. */
function digitsToTell(value: number, step: number): number {
  const { fewest, most } = SHORT_DIGITS
  return step > 0 ? Math.min(most, Math.max(fewest, Math.ceil(Math.log10(Math.abs(value) / step)) + 1)) : fewest
}

/**
 * A figure where there is little room: an amount in whole 元, and from 100,000 on in 万 or 亿, which never say more than
 * there is. Values that are `step` apart stay apart.
 */
export function shortFigure(
  { n }: Pick<Translator, 'n'>,
  value: number,
  counted: Pick<Counted, 'kind'>,
  step = 0,
): string {
  const units = isAmount(counted) ? value / 100 : value
  if (Math.abs(units) < LARGE) return n(units, { maximumFractionDigits: 2 })
  const maximumSignificantDigits = digitsToTell(value, step)
  return n(units, { notation: 'compact', maximumSignificantDigits, roundingMode: 'trunc' })
}

/** A figure of at most so many characters: short where its whole would take more. */
export function fittingFigure(
  translator: Pick<Translator, 'n'>,
  value: number,
  counted: Pick<Counted, 'kind'>,
  most: number,
): string {
  const whole = figure(translator, value, counted)
  return whole.length > most ? shortFigure(translator, value, counted) : whole
}

/** As `amount`, whose figure has at most so many characters. */
export const fittingAmount = (translator: Translator, value: number, counted: Counted, most: number): string => {
  const shown = fittingFigure(translator, value, counted, most)
  return counted.unit === '' ? shown : translator.t('words.amount', { value: shown, unit: counted.unit })
}

/** The unit of shares; it follows its number without a gap, and two of them differ by percentage points. */
export const PERCENT: Counted = piecesOf('%')

export const isPercent = ({ unit }: Counted): boolean => unit === PERCENT.unit

/** As `amount`, for a value with at most one decimal. */
export const roundedAmount = (translator: Translator, value: number, counted: Counted): string => {
  const rounded = Math.round(value * 10) / 10
  return isPercent(counted) ? `${translator.n(rounded)}%` : amount(translator, rounded, counted)
}

/** The difference of two values of one unit; two percentages differ by percentage points. */
export const difference = (translator: Translator, value: number, counted: Counted): string =>
  isPercent(counted)
    ? translator.t('words.percentagePoints', { value: translator.n(Math.round(value * 10) / 10) })
    : roundedAmount(translator, value, counted)

/** The unit of a ranking basis: 分, 分/人 or %. */
export function rankingUnit({ t }: Translator, basis: RankingBasis): Counted {
  const units: Record<RankingUnit, () => Counted> = {
    points: () => piecesOf(t('words.points')),
    points_per_head: () => piecesOf(t('words.ranking.unit')),
    percent: () => PERCENT,
  }
  return units[BASES[basis].unit]()
}

/** What separates two teams in the ranking: points, tenths of points per head, or tenths of a percentage point. */
export function rankingAmount(
  translator: Translator,
  contest: Pick<ContestView, 'rankingBasis' | 'metrics'>,
  steps: number,
): string {
  const basis = basisOf(contest)
  const by = steps / basis.steps
  if (basis.unit === 'points') return amount(translator, by, pointsUnit(translator, contest))
  if (steps === 0) return translator.t('words.ranking.hair')
  const keys = { points_per_head: 'words.ranking.perHead', percent: 'words.ranking.points' } as const
  return translator.t(keys[basis.unit], { by: translator.n(by) })
}

/** Sold or pledged lines, summed per metric in the contest's order: 3G 2 部、宽带 1 户. */
export function linesInWords(
  translator: Translator,
  contest: Metrics,
  lines: readonly { metricId: string; quantity: number }[],
): string {
  const quantities: Record<string, number> = {}
  for (const { metricId, quantity } of lines) quantities[metricId] = (quantities[metricId] ?? 0) + quantity
  return quantitiesInWords(translator, contest, quantities)
}

/** Quantities by metric id, in the contest's order; a metric at 0 is left out. */
export function quantitiesInWords(
  translator: Translator,
  contest: Metrics,
  quantities: Readonly<Record<string, number>>,
): string {
  return contest.metrics
    .flatMap((metric) => {
      const quantity = quantities[metric.id] ?? 0
      return quantity === 0
        ? []
        : [translator.t('words.line', { metric: metric.name, amount: amount(translator, quantity, metric) })]
    })
    .join(translator.t('words.and'))
}
