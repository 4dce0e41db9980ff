import { z } from 'zod'

/** A feed holds 30 facts. */
const MOST_ASKED = 60

/** The likes of deals that are not reversed, by deal; those without any are left out. */
export const LikeCounts = z.record(z.uuid(), z.int().positive())
export type LikeCounts = z.infer<typeof LikeCounts>

/** `own`: those that the caller liked. */
export const LikesView = z.object({ likes: LikeCounts, own: z.array(z.uuid()) })
export type LikesView = z.infer<typeof LikesView>

/** `deals`: ids with commas between them. */
export const AskLikes = z.strictObject({
  deals: z
    .string()
    .max(MOST_ASKED * 37)
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/i)
    .meta({ format: 'uuid', description: 'One id, or several with commas between them.' })
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(MOST_ASKED)),
})
export type AskLikes = z.infer<typeof AskLikes>
