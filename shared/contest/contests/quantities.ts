import { z } from 'zod'
import { yuanText } from '#shared/platform/text/yuan'

/** What a metric counts: pieces in its own unit, or money. The quantity of an amount is in 分, wherever it is stored or sent. */
export const MetricKind = z.enum(['count', 'amount'])
export type MetricKind = z.infer<typeof MetricKind>

/** What a figure is counted in; every metric is one. */
export interface Counted {
  kind: MetricKind
  unit: string
}

/** The unit of every amount. */
export const YUAN = '元'

export const isAmount = ({ kind }: Pick<Counted, 'kind'>): boolean => kind === 'amount'

/** The most of one sale, or of one line of a pledge: 999 pieces, or 1 亿元. */
export const MOST_PER_SALE = { count: 999, amount: 10_000_000_000 } as const
/** The most that a goal may ask for: pieces, or 100 亿元. */
export const MOST_PER_GOAL = { count: 10_000_000, amount: 1_000_000_000_000 } as const
/** Above this a sale is 待核 where nothing else was chosen: 10 pieces, or 5 万元. */
export const DEFAULT_ASK_ABOVE = { count: 10, amount: 5_000_000 } as const

/**
 * What a quantity earns, in whole points: of an amount `pointsPerUnit` per 元, rounded down; exact for everything that a
 * contest may hold.
 */
export function pointsFor({ kind }: Pick<Counted, 'kind'>, quantity: number, pointsPerUnit: number): number {
  if (kind === 'count') return quantity * pointsPerUnit
  return Number((BigInt(quantity) * BigInt(pointsPerUnit)) / 100n)
}

/** The figure of a quantity in a text, without its unit: 12, or 1,280.50 of an amount. */
export const quantityFigure = ({ kind }: Pick<Counted, 'kind'>, quantity: number): string =>
  kind === 'amount' ? yuanText(quantity) : String(quantity)

/** A quantity with its unit, as every text writes it: 12 部, 1,280.50 元. */
export const quantityText = (counted: Counted, quantity: number): string =>
  `${quantityFigure(counted, quantity)} ${counted.unit}`.trim()
