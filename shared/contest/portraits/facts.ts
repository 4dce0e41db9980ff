import { z } from 'zod'

/** Screens show another picture, or the initials, at once. */
export const PortraitChanged = z.object({
  type: z.literal('portrait.changed'),
  participantId: z.uuid(),
  portrait: z.string().nullable(),
})
