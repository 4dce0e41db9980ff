import { z } from 'zod'

/** How far a contest is on its first day, as its director reads it. */
export const NextSteps = z.object({
  /** Teams in which no one takes part yet. */
  emptyTeams: z.int(),
  /** Whether a TV of the contest has been seen. */
  hasTv: z.boolean(),
  /** Whether a day differs from its weekday (调休); many contests have none. */
  hasCalendar: z.boolean(),
  hasMeeting: z.boolean(),
  hasSale: z.boolean(),
})
export type NextSteps = z.infer<typeof NextSteps>
