import { z } from 'zod'
import { BenchmarkBrief } from './brief'

/** All benchmarks that count now, and the id of the one that was named, if one was. */
export const BenchmarkChanged = z.object({
  type: z.literal('benchmark.changed'),
  benchmarks: z.array(BenchmarkBrief),
  named: z.uuid().nullable(),
})
