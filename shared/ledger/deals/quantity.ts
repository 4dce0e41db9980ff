import { z } from 'zod'

/** A sold quantity: whole, 1 to 999; each way of being wrong has its own code. */
export const Quantity = z
  .number({ error: 'invalid_input' })
  .refine(Number.isInteger, { error: 'quantity_not_whole', abort: true })
  .refine((n) => n > 0, { error: 'quantity_not_positive', abort: true })
  .refine((n) => n <= 999, { error: 'quantity_too_large' })
  .meta({ type: 'integer', minimum: 1, maximum: 999 })

/** How many of one metric. */
export const MetricQuantity = z.strictObject({ metricId: z.uuid(), quantity: Quantity })
export type MetricQuantity = z.infer<typeof MetricQuantity>
