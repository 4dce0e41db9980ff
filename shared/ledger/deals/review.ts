import { z } from 'zod'
import { nextWorkingDay, type WorkCalendar } from '#shared/contest/duty/contract'
import { text } from '#shared/platform/text/text'
import { type Day, dayOf, Instant, wallClock } from '#shared/platform/time/time'

/** A reference number as it is stored and compared, so that neither blanks nor small letters make another of it. */
export const plainReference = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()

/** 业务号码 or 受理单号. */
export const Reference = text(40, { min: 0, plain: plainReference })

/** How many numbers one sale may have: one per unit. */
export const MAX_NUMBERS = 999

export const Numbers = z
  .array(text(40, { plain: plainReference }))
  .min(1)
  .max(MAX_NUMBERS)

/** The numbers in pasted text, each once: a line or a blank, comma or semicolon apart. */
export const numbersInText = (pasted: string): string[] => [
  ...new Set(
    pasted
      .normalize('NFKC')
      .split(/[\s,;、，；]+/u)
      .map(plainReference)
      .filter((number) => number !== ''),
  ),
]

/** All numbers of a sale, each once, in the order of their entry. */
export function numbersOf({
  reference,
  numbers = [],
}: {
  reference?: string | undefined
  numbers?: string[] | undefined
}) {
  return [...new Set([...(reference ? [reference] : []), ...numbers])]
}

/** Further numbers of one sale; those that it has already are no mistake. */
export const AddNumbersInput = z.strictObject({ numbers: Numbers })
export type AddNumbersInput = z.infer<typeof AddNumbersInput>

/** How many numbers the sale has now, and whether it is still 待核. */
export const AddedNumbers = z.object({ numbers: z.int(), isHeld: z.boolean() })
export type AddedNumbers = z.infer<typeof AddedNumbers>

export const RefuseDealInput = z.strictObject({ reason: text(100) })
export type RefuseDealInput = z.infer<typeof RefuseDealInput>

/** Why a deal is 待核: its quantity is above the limit, or its number has not come in time. */
export const ReviewCause = z.enum(['quantity', 'number'])
export type ReviewCause = z.infer<typeof ReviewCause>

/** 待核: since when, why, and how many numbers make the deal count. */
export const ReviewView = z.object({ cause: ReviewCause, needs: z.int(), at: Instant })
export type ReviewView = z.infer<typeof ReviewView>

/** 当天补: a number that has not come by this hour of the next working day leaves the sale 待核. */
export const NUMBER_DUE_TIME = '12:00'

/** The day at whose noon the number of a sale is due. */
export const numberDueOn = (contest: WorkCalendar & { timezone: string }, recordedAt: Date): Day =>
  nextWorkingDay(contest, dayOf(recordedAt, contest.timezone))

/** Whether that noon is over. */
export function isNumberOverdue(contest: WorkCalendar & { timezone: string }, recordedAt: Date, now: Date): boolean {
  const due = numberDueOn(contest, recordedAt)
  const { day, time } = wallClock(now, contest.timezone)
  return day > due || (day === due && time >= NUMBER_DUE_TIME)
}
