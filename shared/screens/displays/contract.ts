import { z } from 'zod'
import { Instant } from '#shared/platform/time/time'

export const DisplayToken = z.string().regex(/^[\w-]{43}$/)

/** A TV on the wall, 观战链接 for onlookers, or 领导视图 for the boss. */
export const DisplayKind = z.enum(['tv', 'watch', 'boss'])
export type DisplayKind = z.infer<typeof DisplayKind>

export const CreateDisplayInput = z.strictObject({
  name: z.string().trim().min(1).max(40),
  kind: DisplayKind.default('tv'),
})
export type CreateDisplayInput = z.infer<typeof CreateDisplayInput>

/** What may watch one contest without a sign-in; `watching` is how many screens of it are there just now. */
export const DisplayView = z.object({
  id: z.uuid(),
  kind: DisplayKind,
  name: z.string(),
  madeBy: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
  isRevoked: z.boolean(),
  watching: z.int(),
})
export type DisplayView = z.infer<typeof DisplayView>

/** Told once: the address to open, its token in the fragment. */
export const NewDisplay = z.object({ display: DisplayView, url: z.string() })
export type NewDisplay = z.infer<typeof NewDisplay>

/** The page says which kind it is for; a token of another kind is not known there. */
export const OpenDisplayInput = z.strictObject({ token: DisplayToken, kind: DisplayKind.default('tv') })
export type OpenDisplayInput = z.infer<typeof OpenDisplayInput>

/** Whom a display's cookie makes it, which contest it is about, and who let it in. */
export const DisplaySession = z.object({
  contestId: z.uuid(),
  contestName: z.string(),
  centerName: z.string(),
  name: z.string(),
  madeBy: z.string(),
})
export type DisplaySession = z.infer<typeof DisplaySession>

/** As whom a request speaks: none of these cookies touches a person's sign-in in the same browser. */
export const SpeaksAs = z.enum(['person', 'display', 'watch', 'boss'])
export type SpeaksAs = z.infer<typeof SpeaksAs>
