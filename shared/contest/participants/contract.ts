import { z } from 'zod'
import { PersonName } from '#shared/platform/accounts/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

export const Area = text(40, { min: 0 })

/** A participant with what only directors see. */
export const PersonView = z.object({
  id: z.uuid(),
  teamId: z.uuid(),
  accountId: z.uuid(),
  name: z.string(),
  login: z.string(),
  area: z.string(),
  isCaptain: z.boolean(),
  isDisabled: z.boolean(),
  activeFrom: Day.nullable(),
  activeTo: Day.nullable(),
  joinedAt: Instant,
})
export type PersonView = z.infer<typeof PersonView>

/** `teamId` may change only before the start. A member who leaves (`activeTo`) is off duty from the next day; the sales stay. */
export const AmendPersonInput = z.strictObject({
  name: PersonName.optional(),
  area: Area.optional(),
  isCaptain: z.boolean().optional(),
  teamId: z.uuid().optional(),
  activeFrom: Day.nullable().optional(),
  activeTo: Day.nullable().optional(),
})
export type AmendPersonInput = z.infer<typeof AmendPersonInput>
