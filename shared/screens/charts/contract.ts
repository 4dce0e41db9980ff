import { z } from 'zod'
import { Day } from '#shared/platform/time/time'

/** How many days back the charts of single days go. */
export const CHART_DAYS = 30

/** The person: directors may ask for anyone, captains for their own team, others for themselves. */
export const ChartsQuery = z.strictObject({ participantId: z.uuid().optional() })
export type ChartsQuery = z.infer<typeof ChartsQuery>

/** Pledged and sold of each day, one figure per day; points where `metricId` is null. Sold is net of cancellations. */
export const PledgedAndSold = z.object({
  metricId: z.uuid().nullable(),
  pledged: z.array(z.int()),
  sold: z.array(z.int()),
})
export type PledgedAndSold = z.infer<typeof PledgedAndSold>

/** The last days up to today, at most `CHART_DAYS`. */
export const ChartsView = z.object({
  days: z.array(Day),
  /** Of the whole contest: points first, then each metric. */
  pledges: z.array(PledgedAndSold),
  /** The person's points per day, and those of their team per member; null for a director who chose no member. */
  person: z.object({ participantId: z.uuid(), points: z.array(z.int()), average: z.array(z.number()) }).nullable(),
})
export type ChartsView = z.infer<typeof ChartsView>
