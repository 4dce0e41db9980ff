import { z } from 'zod'
import { Login, PersonName } from './account'
import { Day, Instant } from './time'

export const Area = z.string().trim().max(40)

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

/** `teamId` may change only before the start; whoever leaves (`activeTo`) is off duty from the next day, the sales stay. */
export const AmendPersonInput = z.strictObject({
  name: PersonName.optional(),
  area: Area.optional(),
  isCaptain: z.boolean().optional(),
  teamId: z.uuid().optional(),
  activeFrom: Day.nullable().optional(),
  activeTo: Day.nullable().optional(),
})
export type AmendPersonInput = z.infer<typeof AmendPersonInput>

/** One row as pasted from a spreadsheet; every field is text so that a bad row can be named instead of refused. */
export const PastedRow = z.strictObject({
  name: z.string().max(200),
  login: z.string().max(200),
  team: z.string().max(200),
  area: z.string().max(200),
})
export type PastedRow = z.infer<typeof PastedRow>

/** With `isPreview` nothing is written; otherwise every row must be good. */
export const AddPeopleInput = z.strictObject({ rows: z.array(PastedRow).min(1).max(500), isPreview: z.boolean() })
export type AddPeopleInput = z.infer<typeof AddPeopleInput>

export const PersonRow = z.object({ name: PersonName, login: Login, area: Area })
export type PersonRow = z.infer<typeof PersonRow>

/** What becomes of each pasted row; `password` is told once, for accounts that were made now. */
export const AddPeopleView = z.object({
  rows: z.array(
    z.object({
      row: z.int(),
      name: z.string(),
      login: z.string(),
      team: z.string(),
      outcome: z.enum(['new', 'existing_account', 'already_in', 'error']),
      error: z.enum(['name', 'login', 'team', 'area', 'repeated', 'other_team', 'disabled']).optional(),
      password: z.string().optional(),
    }),
  ),
  isWritten: z.boolean(),
})
export type AddPeopleView = z.infer<typeof AddPeopleView>
