import { z } from 'zod'
import { MOST_COLUMNS } from '#shared/platform/spreadsheets/table'
import { text } from '#shared/platform/text/text'

/** What became of a line: not touched, touched, 办理, 不办, 他渠道办理. */
export const ReplyResult = z.enum(['untouched', 'touched', 'won', 'lost', 'elsewhere'])
export type ReplyResult = z.infer<typeof ReplyResult>

/** A column of the file that is filled in; null adds one behind the last. */
const Place = z.int().min(0).max(MOST_COLUMNS).nullable()
const Code = text(40, { min: 0 })

/** 回单: where in the file the answer goes, and how the upper system calls each result. */
export const ReplyTerms = z.strictObject({
  columns: z.strictObject({ result: Place, time: Place, remark: Place }),
  codes: z.strictObject({ untouched: Code, touched: Code, won: Code, lost: Code, elsewhere: Code }),
})
export type ReplyTerms = z.infer<typeof ReplyTerms>

/** What a reply to this list would be: the columns of its file, and how many lines have which result. */
export const ReplyView = z.object({
  headers: z.array(z.string()),
  terms: ReplyTerms,
  results: z.array(z.object({ result: ReplyResult, lines: z.int() })),
})
export type ReplyView = z.infer<typeof ReplyView>
