import { z } from 'zod'
import { DisplayKind } from '#shared/platform/auth/contract'
import { text } from '#shared/platform/text/text'
import { Instant } from '#shared/platform/time/time'
import { DisplaySettings } from './settings'

export const DisplayToken = z.string().regex(/^[\w-]{43}$/)

export const CreateDisplayInput = z.strictObject({
  name: text(40),
  kind: DisplayKind.default('tv'),
})
export type CreateDisplayInput = z.infer<typeof CreateDisplayInput>

/** A display link of one contest; `watching` counts its screens that are connected now. */
export const DisplayView = z.object({
  id: z.uuid(),
  kind: DisplayKind,
  name: z.string(),
  madeBy: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
  isRevoked: z.boolean(),
  watching: z.int(),
  /** Of a TV. */
  settings: DisplaySettings.nullable(),
})
export type DisplayView = z.infer<typeof DisplayView>

/** Returned once, on creation: the address to open, its token in the fragment. */
export const NewDisplay = z.object({ display: DisplayView, url: z.string() })
export type NewDisplay = z.infer<typeof NewDisplay>

/** A token of another kind than the page names is refused with `not_found`. */
export const OpenDisplayInput = z.strictObject({ token: DisplayToken, kind: DisplayKind.default('tv') })
export type OpenDisplayInput = z.infer<typeof OpenDisplayInput>

/** The display behind the cookie, its contest, and the name of the director who created the link. */
export const DisplaySession = z.object({
  contestId: z.uuid(),
  contestName: z.string(),
  centerName: z.string(),
  name: z.string(),
  madeBy: z.string(),
  displayId: z.uuid(),
  settings: DisplaySettings,
})
export type DisplaySession = z.infer<typeof DisplaySession>
