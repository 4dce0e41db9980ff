import { z } from 'zod'
import { text } from '#shared/platform/text/text'

/** 首触时限 in hours where the file names none. */
export const FIRST_TOUCH_HOURS = 48

/** 派单: the list comes assigned; its lines go to the people of its column, and there is no claiming. */
export const DispatchInput = z.strictObject({
  name: text(40),
  firstTouchHours: z.int().min(1).max(720).default(FIRST_TOUCH_HOURS),
  /** 保护期: working days without a touch after which a line goes back. */
  holdDays: z.int().min(1).max(60),
  /** Days after which the customers of the list are erased; null leaves it to the center. */
  retainDays: z.int().min(1).max(3650).nullable().default(null),
})
export type DispatchInput = z.infer<typeof DispatchInput>

/** Why the name in a row is none of the people of the contest: it is empty, unknown, of several, or has left. */
export const ManagerTrouble = z.enum(['none', 'unknown', 'same_name', 'left'])
export type ManagerTrouble = z.infer<typeof ManagerTrouble>

/** To whom the lines of a draft would go; `others` stay free for the director to assign. */
export const DispatchView = z.object({
  people: z.array(z.object({ participantId: z.uuid(), name: z.string(), lines: z.int() })),
  others: z.array(z.object({ name: z.string(), trouble: ManagerTrouble, lines: z.int() })),
})
export type DispatchView = z.infer<typeof DispatchView>
