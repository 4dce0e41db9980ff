import { type ContestView, hasWeights, type RankingBasis } from '#shared/contest/contests/contract'
import { BASES, basisOf, type RankingUnit } from '#shared/contest/contests/ranking-bases'
import type { Translator } from './translator'

type Metrics = Pick<ContestView, 'metrics'>

/** 分 where points say more than quantities, else nothing. */
export const pointsUnit = (translator: Translator, contest: Metrics): string =>
  hasWeights(contest) ? translator.t('words.points') : ''

/** A value with its unit, or the bare number: 142 分, 12 部. */
export const amount = ({ t, n }: Translator, value: number, unit: string): string =>
  unit === '' ? n(value) : t('words.amount', { value: n(value), unit })

/** The unit of shares; it follows its number without a gap, and two of them differ by percentage points. */
export const PERCENT = '%'

/** As `amount`, for a value with at most one decimal. */
export const roundedAmount = (translator: Translator, value: number, unit: string): string => {
  const rounded = Math.round(value * 10) / 10
  return unit === PERCENT ? `${translator.n(rounded)}%` : amount(translator, rounded, unit)
}

/** The difference of two values of one unit; two percentages differ by percentage points. */
export const difference = (translator: Translator, value: number, unit: string): string =>
  unit === PERCENT
    ? translator.t('words.percentagePoints', { value: translator.n(Math.round(value * 10) / 10) })
    : roundedAmount(translator, value, unit)

/** The unit of a ranking basis: 分, 分/人 or %. */
export function rankingUnit({ t }: Translator, basis: RankingBasis): string {
  const units: Record<RankingUnit, () => string> = {
    points: () => t('words.points'),
    points_per_head: () => t('words.ranking.unit'),
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
    .flatMap(({ id, name, unit }) => {
      const quantity = quantities[id] ?? 0
      return quantity === 0
        ? []
        : [translator.t('words.line', { metric: name, amount: amount(translator, quantity, unit) })]
    })
    .join(translator.t('words.and'))
}
