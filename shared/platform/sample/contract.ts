import { z } from 'zod'

/** A contest to look around in, on a port of its own: `url` and the sign-ins once it is ready. */
export const SampleView = z.object({
  state: z.enum(['none', 'starting', 'ready']),
  ready: z.object({ url: z.string(), director: z.string(), member: z.string(), password: z.string() }).nullable(),
  /** Whether the last one ended before it was ready. */
  hasFailed: z.boolean(),
})
export type SampleView = z.infer<typeof SampleView>
export type ReadySample = NonNullable<SampleView['ready']>
