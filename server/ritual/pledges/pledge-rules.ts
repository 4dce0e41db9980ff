import type { PledgeState } from '#shared/ledger/deals/pledge-state'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import type { Totals } from '#shared/ledger/standings/contract'
import { type Prices, worthOf } from '#shared/ritual/pledges/pledge-worth'
import { type ActivityLine, countOf } from '#shared/ritual/pledges/pledged-activities'
import { type AfterSales, dayLines, hasSoldSince } from '#shared/ritual/pledges/sold-before'

/** The part of a pledge that decides its state. */
export interface PledgedLines extends AfterSales {
  lines: readonly MetricQuantity[]
  isLate: boolean
  /** What the lines have to be worth to count as kept. */
  floor: number
}

/** A pledge must be worth this share of the participant's average over so many working days on duty. */
const FLOOR = { share: 0.8, days: 10 }

/** The days that the average is taken over: the last ten of these working days on which the participant was on duty. */
export const floorDays = (days: readonly string[], isOnDuty: (day: string) => boolean): string[] =>
  days.filter(isOnDuty).slice(-FLOOR.days)

/**
 * Kept when every metric reached the quantity of the lock, on top of what was sold before the pledge, and the day so
 * promised was worth the floor; a late pledge (补表态) or one below the floor is shown but never kept.
 */
export function isMet(prices: Prices, pledge: PledgedLines, sold: (metricId: string) => number): boolean {
  if (pledge.isLate || pledge.lines.length === 0) return false
  const isReached = dayLines(pledge, pledge.lines).every((line) => sold(line.metricId) >= line.quantity)
  return isReached && worthOf(prices, [...pledge.lines, ...(pledge.soldBefore ?? [])]) >= pledge.floor
}

export function stateOf(prices: Prices, pledge: PledgedLines, day: Pick<Totals, 'deals' | 'metrics'>): PledgeState {
  if (isMet(prices, pledge, (metricId) => day.metrics[metricId]?.quantity ?? 0)) return 'kept'
  return hasSoldSince(pledge, day) ? 'sprinting' : 'pledged'
}

/** Like `stateOf`; a pledge that was not kept on its own day cannot become kept later. */
export function stateAt(
  contest: { view: Prices; today: string },
  pledge: PledgedLines & { keptSeq: number | null },
  businessDate: string,
  day: Pick<Totals, 'deals' | 'metrics'>,
): PledgeState {
  const state = stateOf(contest.view, pledge, day)
  return state === 'kept' && pledge.keptSeq === null && businessDate < contest.today ? 'sprinting' : state
}

/** What someone with these totals of the day had sold before a pledge that is made now; null where nothing was. */
export function soldSoFar({ deals, metrics }: Pick<Totals, 'deals' | 'metrics'>): MetricQuantity[] | null {
  if (deals === 0) return null
  return Object.entries(metrics).flatMap(([metricId, { quantity }]) => (quantity > 0 ? [{ metricId, quantity }] : []))
}

/** 80 % of the average, at least 1; 0 where nothing carries points, so that nothing can be asked. */
export function floorOf({ metrics }: Prices, average: number): number {
  if (metrics.every((metric) => metric.pointsPerUnit === 0)) return 0
  // Rounded first: 0.8 × 5 is a hair above 4 in floating point for some averages.
  return Math.max(1, Math.ceil(Math.round(average * FLOOR.share * 1_000) / 1_000))
}

/** Whether `next` lowers no count of `current`. */
export const lowersNone = (current: readonly ActivityLine[], next: readonly ActivityLine[]): boolean =>
  current.every(({ activityId, count }) => countOf(next, activityId) >= count)

/** Whether `next` raises a count of `current`. */
export const raisesAny = (current: readonly ActivityLine[], next: readonly ActivityLine[]): boolean =>
  next.some(({ activityId, count }) => count > countOf(current, activityId))

/** Whether `next` lowers no quantity of `standing` and raises at least one. */
export function isRaise(standing: readonly MetricQuantity[], next: readonly MetricQuantity[]): boolean {
  return lowersNoQuantity(standing, next) && next.some((line) => line.quantity > quantityIn(standing, line.metricId))
}

export const lowersNoQuantity = (standing: readonly MetricQuantity[], next: readonly MetricQuantity[]): boolean =>
  standing.every((line) => quantityIn(next, line.metricId) >= line.quantity)

const quantityIn = (lines: readonly MetricQuantity[], metricId: string): number =>
  lines.find((line) => line.metricId === metricId)?.quantity ?? 0
