import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'
import { RequestCounts, RequestKind, RequestState } from './counts'
import { ASKED_KINDS, RequestTerms } from './terms'

/** What a request is about: an own pledge of a day, an own deal, or an own visit, by the tap that its phone may send later. */
export const RequestAbout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pledge'), day: Day }),
  z.strictObject({ kind: z.literal('deal'), dealId: z.uuid() }),
  z.strictObject({ kind: z.literal('visit'), tap: z.uuid() }),
])
export type RequestAbout = z.infer<typeof RequestAbout>

/** A longer text belongs into a call. */
export const MOST_TEXT = 140

/**
 * 求支撑. `id` is made by who asks, so that a retry opens no second request; `participantId` is another person, for whom captains
 * of their team, clerks and directors may ask.
 */
export const AskInput = z.strictObject({
  id: z.uuid(),
  kind: ASKED_KINDS,
  text: text(MOST_TEXT, { min: 0 }).default(''),
  participantId: z.uuid().optional(),
  about: RequestAbout.nullable().default(null),
})
export type AskInput = z.infer<typeof AskInput>

/** The state that the caller has read: another one is refused with `request_moved`. */
const seen = { was: RequestState }

export const TakeInput = z.strictObject(seen)
export type TakeInput = z.infer<typeof TakeInput>

/** 已转外部: who outside the centre does it, as 网络部. */
export const ForwardInput = z.strictObject({ ...seen, to: text(40) })
export type ForwardInput = z.infer<typeof ForwardInput>

export const AnswerInput = z.strictObject({ ...seen, text: text(400) })
export type AnswerInput = z.infer<typeof AnswerInput>

/** 办结, with a thank-you or without; or given up before it was answered. */
export const FinishInput = z.strictObject({ ...seen, thanks: z.boolean().default(false) })
export type FinishInput = z.infer<typeof FinishInput>

/** 没解决: what is still missing. */
export const ReopenInput = z.strictObject({ ...seen, text: text(MOST_TEXT) })
export type ReopenInput = z.infer<typeof ReopenInput>

/** One step of a request; `text` is a question, an answer, what is missing, or whom it was forwarded to. */
export const RequestStep = z.object({
  act: z.enum(['asked', 'taken', 'forwarded', 'answered', 'done', 'reopened', 'escalated']),
  by: z.string().nullable(),
  text: z.string(),
  at: Instant,
})
export type RequestStep = z.infer<typeof RequestStep>

/**
 * A request with its history. `dueAt` is the promised moment of its current round, `isLate` whether any round missed it.
 * Only who asked, their captain, clerks and directors see it.
 */
export const RequestView = z.object({
  id: z.uuid(),
  kind: RequestKind,
  state: RequestState,
  text: z.string(),
  participantId: z.uuid().nullable(),
  askedBy: z.string(),
  owner: z.string().nullable(),
  external: z.string().nullable(),
  about: RequestAbout.nullable(),
  askedAt: Instant,
  dueAt: Instant,
  answer: z.string().nullable(),
  isLate: z.boolean(),
  isEscalated: z.boolean(),
  hasThanks: z.boolean(),
  steps: z.array(RequestStep),
  /** Whether the caller asked it, and so may finish and reopen it. */
  isOwn: z.boolean(),
})
export type RequestView = z.infer<typeof RequestView>

/** Open ones, the oldest promise first, and the newest of the others. */
export const ListRequests = z.strictObject({ openOnly: z.enum(['true']).optional() })
export type ListRequests = z.infer<typeof ListRequests>

/** `canAnswer` is of clerks and directors, `canPromise` of directors; captains too see requests of others. */
export const RequestList = z.object({
  requests: z.array(RequestView),
  terms: RequestTerms,
  canAnswer: z.boolean(),
  seesOthers: z.boolean(),
  canPromise: z.boolean(),
})
export type RequestList = z.infer<typeof RequestList>

/** Of one day, and of the contest so far. */
export const RequestSummary = z.object({ day: RequestCounts, whole: RequestCounts })
export type RequestSummary = z.infer<typeof RequestSummary>
