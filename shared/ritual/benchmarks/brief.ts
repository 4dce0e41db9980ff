import { z } from 'zod'
import { Day } from '#shared/platform/time/time'

/** Who is a benchmark: in a metric or overall (null), for a week (its Monday) or the contest (null). */
export const BenchmarkBrief = z.object({
  id: z.uuid(),
  participantId: z.uuid(),
  name: z.string(),
  metricId: z.uuid().nullable(),
  week: Day.nullable(),
  citation: z.string(),
})
export type BenchmarkBrief = z.infer<typeof BenchmarkBrief>
