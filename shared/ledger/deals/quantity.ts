import { z } from 'zod'
import { type Counted, MOST_PER_SALE } from '#shared/contest/contests/quantities'

/**
 * A sold quantity, whole: pieces, or the 分 of an amount. How much one sale may have depends on its metric
 * (`quantityProblem`); each way of being wrong has its own code.
 */
export const Quantity = z
  .number({ error: 'invalid_input' })
  .refine(Number.isInteger, { error: 'quantity_not_whole', abort: true })
  .refine((n) => n > 0, { error: 'quantity_not_positive', abort: true })
  .refine(Number.isSafeInteger, { error: 'quantity_too_large' })
  .meta({
    type: 'integer',
    minimum: 1,
    maximum: MOST_PER_SALE.amount,
    description: 'Pieces, at most 999; of a metric of the kind `amount` 分, at most 10,000,000,000 (100 million 元).',
  })

/** How many of one metric. */
export const MetricQuantity = z.strictObject({ metricId: z.uuid(), quantity: Quantity })
export type MetricQuantity = z.infer<typeof MetricQuantity>

/** Why a sale of this metric cannot have the quantity; undefined where it can. */
export function quantityProblem(
  { kind }: Pick<Counted, 'kind'>,
  quantity: number,
): 'quantity_too_large' | 'amount_too_large' | undefined {
  if (quantity <= MOST_PER_SALE[kind]) return undefined
  return kind === 'amount' ? 'amount_too_large' : 'quantity_too_large'
}
