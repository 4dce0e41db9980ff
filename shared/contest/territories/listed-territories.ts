import { z } from 'zod'
import { TERRITORY_LIMITS } from './contract'

const Cell = z.string().max(400)

/**
 * One row of a spreadsheet. Every field is text, so that a bad row can be named instead of refused; a column that is not
 * there changes nothing.
 */
export const ListedTerritory = z.strictObject({
  name: Cell,
  segment: Cell.optional(),
  trade: Cell.optional(),
  doors: Cell.optional(),
  holders: Cell.optional(),
})
export type ListedTerritory = z.infer<typeof ListedTerritory>

/** With `isPreview` nothing is written; otherwise every row must be good. */
export const ListTerritoriesInput = z.strictObject({
  rows: z.array(ListedTerritory).min(1).max(TERRITORY_LIMITS.rows),
  isPreview: z.boolean(),
})
export type ListTerritoriesInput = z.infer<typeof ListTerritoriesInput>

/** The outcome per row; `holder` is the name that no one, or more than one, has. */
export const ListTerritoriesView = z.object({
  rows: z.array(
    z.object({
      row: z.int(),
      name: z.string(),
      outcome: z.enum(['new', 'changed', 'same', 'error']),
      changes: z.array(z.enum(['segment', 'trade', 'doors', 'holders'])).optional(),
      error: z
        .enum(['name', 'repeated', 'segment', 'trade', 'doors', 'holder', 'same_name', 'left', 'too_many'])
        .optional(),
      holder: z.string().optional(),
    }),
  ),
  isWritten: z.boolean(),
})
export type ListTerritoriesView = z.infer<typeof ListTerritoriesView>
export type ListedOutcome = ListTerritoriesView['rows'][number]
