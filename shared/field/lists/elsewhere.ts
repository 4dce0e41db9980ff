import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'
import { LineState } from './contract'

/** 他渠道办理: 营业厅, hotline, or app. */
export const Channel = z.enum(['hall', 'hotline', 'app'])
export type Channel = z.infer<typeof Channel>

/** Numbers that one request may name. */
export const MOST_NUMBERS = 2_000

/** Working days in which who held a line may object to how it was closed. */
export const OBJECTION_DAYS = 2

export const ElsewhereInput = z.strictObject({
  channel: Channel,
  numbers: z.array(text(40)).min(1).max(MOST_NUMBERS),
})
export type ElsewhereInput = z.infer<typeof ElsewhereInput>

/** `requestId` names what was closed together. */
export const CloseElsewhereInput = ElsewhereInput.extend({ requestId: z.uuid() })
export type CloseElsewhereInput = z.infer<typeof CloseElsewhereInput>

/** Which lines of the list these numbers close; of the others, how many are closed already and which are on no line. */
export const ElsewherePlan = z.object({
  closes: z.array(
    z.object({
      lineId: z.uuid(),
      name: z.string().nullable(),
      number: z.string().nullable(),
      holderId: z.uuid().nullable(),
    }),
  ),
  closed: z.int(),
  unknown: z.int(),
  unknownNumbers: z.array(z.string()),
})
export type ElsewherePlan = z.infer<typeof ElsewherePlan>

/** The numbers of a pasted column or text, each once. */
export const pastedNumbers = (pasted: string): string[] => [
  ...new Set(
    pasted
      .normalize('NFKC')
      .split(/[\s,;、。|]+/)
      .filter((each) => /\d{5,}/.test(each) && each.length <= 40),
  ),
]

/** What became of an objection: `stays` closed or `reopened`, by ruling or by the back office. */
export const ObjectionState = z.enum(['open', 'stays', 'reopened', 'withdrawn'])
export type ObjectionState = z.infer<typeof ObjectionState>

export const Objection = z.object({ sentence: z.string(), at: Instant, state: ObjectionState })
export type Objection = z.infer<typeof Objection>

/** How a line was closed that another person held: by a sale of `seller`, or in a channel; until when they may object. */
export const LineClosed = z.object({
  seller: z.string().nullable(),
  channel: Channel.nullable(),
  at: Instant,
  until: Day,
  canObject: z.boolean(),
  objection: Objection.nullable(),
})
export type LineClosed = z.infer<typeof LineClosed>

export const ObjectInput = z.strictObject({ requestId: z.uuid(), sentence: text(100) })
export type ObjectInput = z.infer<typeof ObjectInput>

/** An objection to 他渠道办理, for the back office; one to a sale is among the disputes. */
export const ListObjection = Objection.extend({
  lineId: z.uuid(),
  participantId: z.uuid(),
  channel: Channel,
  name: z.string().nullable(),
  lineState: LineState,
})
export type ListObjection = z.infer<typeof ListObjection>
export const ListObjections = z.array(ListObjection)

export const SettleObjectionInput = z.strictObject({ lineId: z.uuid(), outcome: z.enum(['stays', 'reopened']) })
export type SettleObjectionInput = z.infer<typeof SettleObjectionInput>
