import { z } from 'zod'

/** A director chose what that TV shows; the TV reads its settings again. */
export const DisplayChanged = z.object({ type: z.literal('display.changed'), displayId: z.uuid() })
