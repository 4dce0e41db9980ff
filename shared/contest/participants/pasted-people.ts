import { z } from 'zod'
import { Login, PersonName } from '#shared/platform/accounts/contract'
import { Area } from './contract'

/** How many people come in one list, and how large its file may be. */
export const PASTE_LIMITS = { rows: 2_000, fileBytes: 2 * 1024 * 1024 }

const Cell = z.string().max(200)

/**
 * One row of a spreadsheet. Every field is text, so that a bad row can be named instead of refused; a column that is
 * not there (`area`, `captain`) changes nothing.
 */
export const PastedRow = z.strictObject({
  name: Cell,
  login: Cell,
  team: Cell,
  area: Cell.optional(),
  captain: Cell.optional(),
})
export type PastedRow = z.infer<typeof PastedRow>

/** With `isPreview` nothing is written; otherwise every row must be good. */
export const AddPeopleInput = z.strictObject({
  rows: z.array(PastedRow).min(1).max(PASTE_LIMITS.rows),
  isPreview: z.boolean(),
})
export type AddPeopleInput = z.infer<typeof AddPeopleInput>

const YES = ['是', '队长', '√', '✓', '1', 'y', 'yes', 'true', 'captain']
const NO = ['', '否', '不是', '队员', '×', '0', '-', 'n', 'no', 'false', 'member']

/** Whether a cell marks its row as the captain; unknown words are invalid. */
const Captain = z.string().transform((cell, context) => {
  const word = cell.normalize('NFKC').trim().toLowerCase()
  if (!YES.includes(word) && !NO.includes(word)) context.addIssue({ code: 'custom' })
  return YES.includes(word)
})

/** A good row. */
export const PersonRow = z.object({
  name: PersonName,
  // 1.38E+10 is a number whose digits a spreadsheet has dropped.
  login: Login.refine((login) => !/^\d(?:\.\d+)?e\+?\d+$/.test(login)),
  area: Area.optional(),
  captain: Captain.optional(),
})
export type PersonRow = z.infer<typeof PersonRow>

/** The outcome per row; `password` is returned only once, for newly created accounts. */
export const AddPeopleView = z.object({
  rows: z.array(
    z.object({
      row: z.int(),
      name: z.string(),
      login: z.string(),
      team: z.string(),
      outcome: z.enum(['new', 'existing_account', 'changed', 'already_in', 'error']),
      /** The fields that change, for a person who is already a participant. */
      changes: z.array(z.enum(['area', 'captain'])).optional(),
      error: z
        .enum(['name', 'login', 'team', 'area', 'captain', 'repeated', 'other_name', 'other_team', 'left', 'disabled'])
        .optional(),
      /** Whose the login is, where the list says another name. */
      holder: z.string().optional(),
      password: z.string().optional(),
    }),
  ),
  isWritten: z.boolean(),
})
export type AddPeopleView = z.infer<typeof AddPeopleView>
export type PersonOutcome = AddPeopleView['rows'][number]
