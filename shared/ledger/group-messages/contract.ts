import { z } from 'zod'
import { DealItem } from '#shared/ledger/deals/contract'
import { Numbers } from '#shared/ledger/deals/review'
import { ErrorCode } from '#shared/platform/errors/errors'
import { text, verbatim } from '#shared/platform/text/text'
import { Day, Instant, TimeOfDay } from '#shared/platform/time/time'

/** A pasted message at most; a day of a large group has about a hundred lines. */
export const GROUP_LIMITS = { text: 20_000, lines: 200, line: 500 } as const

/** What a pasted message is read as: sales, or what people promise for the day (表态). */
export const GroupPurpose = z.enum(['deals', 'pledges'])
export type GroupPurpose = z.infer<typeof GroupPurpose>

/** Why a line is not ticked by itself. */
export const GroupDoubt = z.enum([
  'no_person',
  'ambiguous_person',
  'guessed_person',
  'several_people',
  'no_items',
  'ambiguous_metric',
  'named_twice',
  'quantity_assumed',
  'bad_quantity',
  'large_quantity',
  'glued_figures',
  'unknown_word',
  'bundle_and_part',
  'looks_reversed',
  'not_yours',
  'other_day',
  'repeated',
  'same_sale_known',
])
export type GroupDoubt = z.infer<typeof GroupDoubt>

export const GroupItem = z.object({ metricId: z.uuid().optional(), offerId: z.uuid().optional(), quantity: z.int() })
export type GroupItem = z.infer<typeof GroupItem>

/** `day` dates the lines whose header has no date. */
export const ReadGroupMessage = z.strictObject({
  purpose: GroupPurpose,
  text: text(GROUP_LIMITS.text, { plain: verbatim }),
  day: Day,
})
export type ReadGroupMessage = z.infer<typeof ReadGroupMessage>

/** What makes a line this line, however often it is pasted, from whichever account. */
const SAID = {
  said: text(GROUP_LIMITS.line, { plain: verbatim }),
  author: text(80).nullable(),
  day: Day,
  time: TimeOfDay.nullable(),
  /** Which of the same lines of that day it is. */
  copy: z.int().min(1).max(GROUP_LIMITS.lines),
}

/**
 * A line as it was read; `known` says when and by whom it was written before, `freeCopy` makes it another sale that was
 * said in the same words.
 */
export const GroupLineView = z.object({
  position: z.int(),
  ...SAID,
  isTalk: z.boolean(),
  participantId: z.uuid().nullable(),
  items: z.array(GroupItem),
  numbers: z.array(z.string()),
  customerPhone: z.string().nullable(),
  area: z.string().nullable(),
  note: z.string().nullable(),
  doubts: z.array(GroupDoubt),
  known: z.object({ at: Instant, by: z.string() }).nullable(),
  freeCopy: z.int(),
})
export type GroupLineView = z.infer<typeof GroupLineView>

export const GroupMessageView = z.object({ lines: z.array(GroupLineView) })
export type GroupMessageView = z.infer<typeof GroupMessageView>

/** One line as it is to be written; a line whose `copy` was written before changes nothing. */
export const GroupLineInput = z.strictObject({
  position: z.int().min(1),
  ...SAID,
  participantId: z.uuid(),
  items: z.array(DealItem).min(1).max(60),
  numbers: Numbers.optional(),
  customerPhone: text(20, { min: 0 }).optional(),
  area: text(40, { min: 0 }).optional(),
  note: text(200, { min: 0 }).optional(),
})
export type GroupLineInput = z.infer<typeof GroupLineInput>

export const WriteGroupMessage = z.strictObject({
  purpose: GroupPurpose,
  lines: z.array(GroupLineInput).min(1).max(GROUP_LIMITS.lines),
})
export type WriteGroupMessage = z.infer<typeof WriteGroupMessage>

/** What became of a line: `known` was written before and changed nothing. */
export const GroupOutcome = z.object({
  position: z.int(),
  outcome: z.enum(['written', 'known', 'refused']),
  code: ErrorCode.optional(),
})
export type GroupOutcome = z.infer<typeof GroupOutcome>

export const WrittenGroupMessage = z.object({ lines: z.array(GroupOutcome) })
export type WrittenGroupMessage = z.infer<typeof WrittenGroupMessage>
