import { z } from 'zod'
import { Instant } from '#shared/platform/time/time'

/** How long after someone joined a TV goes on showing the invites by itself, and who joined. */
export const GATHERING_MS = 60 * 60_000
export const NEWCOMER_DAYS = 3
export const MOST_NEWCOMERS = 12

/** What a wall shows besides figures: 今日一招, who joined lately, and where one joins while the teams still fill. */
export const WallView = z.object({
  lesson: z.object({ title: z.string(), story: z.string(), remark: z.string(), author: z.string() }).nullable(),
  /** The newest first. */
  newcomers: z.array(z.object({ participantId: z.uuid(), teamId: z.uuid(), name: z.string(), joinedAt: Instant })),
  /** One open invite per team. */
  invites: z.array(z.object({ teamId: z.uuid(), url: z.string() })),
})
export type WallView = z.infer<typeof WallView>
