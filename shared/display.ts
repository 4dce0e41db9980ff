import { z } from 'zod'
import { Instant } from './time'

export const DisplayToken = z.string().regex(/^[\w-]{43}$/)

export const CreateDisplayInput = z.strictObject({ name: z.string().trim().min(1).max(40) })
export type CreateDisplayInput = z.infer<typeof CreateDisplayInput>

/** A TV on the wall, 观战链接 for onlookers, or 领导视图 for the boss. */
export const DisplayKind = z.enum(['tv', 'watch', 'boss'])
export type DisplayKind = z.infer<typeof DisplayKind>

/** A TV that may watch one contest. */
export const DisplayView = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
  isRevoked: z.boolean(),
})
export type DisplayView = z.infer<typeof DisplayView>

/** Told once: the address to open on the TV, its token in the fragment. */
export const NewDisplay = z.object({ display: DisplayView, url: z.string() })
export type NewDisplay = z.infer<typeof NewDisplay>

export const OpenDisplayInput = z.strictObject({ token: DisplayToken })
export type OpenDisplayInput = z.infer<typeof OpenDisplayInput>

/** Whom a display's cookie makes it. */
export const DisplaySession = z.object({ contestId: z.uuid(), contestName: z.string(), name: z.string() })
export type DisplaySession = z.infer<typeof DisplaySession>
