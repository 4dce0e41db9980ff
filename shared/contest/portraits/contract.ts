import { z } from 'zod'

/** The bytes of a portrait at most, and its side in pixels as a browser cuts it. */
export const PORTRAIT_LIMIT = 60_000
export const PORTRAIT_SIDE = 256

/** The version of one's own portrait, which changes with the picture. */
export const OwnPortrait = z.object({ portrait: z.string() })
export type OwnPortrait = z.infer<typeof OwnPortrait>
