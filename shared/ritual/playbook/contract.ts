import { z } from 'zod'
import { MetricKind } from '#shared/contest/contests/quantities'
import { Segment } from '#shared/contest/territories/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

export { Segment } from '#shared/contest/territories/contract'

/** 经验, 卖点, 政策, 支撑联系人. Members write lessons, directors all kinds. */
export const CardKind = z.enum(['lesson', 'pitch', 'policy', 'contact'])
export type CardKind = z.infer<typeof CardKind>

/** The five moments of a sale: 开场与切入, 产品推介, 异议处理, 快速成交与应变, 结束与离开. */
export const Moment = z.enum(['opening', 'pitching', 'objections', 'closing', 'leaving'])
export type Moment = z.infer<typeof Moment>

/** A choice or a short text that an empty form field leaves out. */
const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullable())
const line = (max: number) => text(max, { min: 0 })
const paragraphs = (max: number) => text(max, { min: 0, plain: (typed) => typed.replaceAll('\r\n', '\n').trim() })

/**
 * The texts of a card. A lesson tells what happened (描述) and why it worked (点评); a pitch has its facts in the
 * story and the one line (一句话卖点) in the remark; a policy has its text, a contact when to call, in the story.
 */
const fields = {
  title: text(60),
  moment: orNull(Moment),
  story: paragraphs(4_000),
  remark: paragraphs(2_000),
  metric: orNull(line(12)),
  segment: orNull(Segment),
  trade: orNull(line(24)),
  phone: orNull(line(40).regex(/^[\d+*#() -]{3,40}$/)),
  expiresOn: orNull(Day),
}

export const CARD_FIELDS = Object.keys(fields) as CardField[]
export type CardField = keyof typeof fields

/** A new card, a draft. `id` is made by the writer, so that a retry writes no second card. */
export const WriteCardInput = z
  .strictObject({
    id: z.uuid(),
    kind: CardKind,
    title: fields.title,
    moment: fields.moment.default(null),
    story: fields.story.default(''),
    remark: fields.remark.default(''),
    metric: fields.metric.default(null),
    segment: fields.segment.default(null),
    trade: fields.trade.default(null),
    phone: fields.phone.default(null),
    expiresOn: fields.expiresOn.default(null),
    /** The contest it comes from. */
    contestId: z.uuid().optional(),
  })
  .refine((card) => card.kind !== 'contact' || card.phone !== null, { path: ['phone'] })
export type WriteCardInput = z.infer<typeof WriteCardInput>

/** The changed fields only; `revision` is the one the writer has read. */
export const AmendCardInput = z.strictObject({ revision: z.int(), ...z.object(fields).partial().shape })
export type AmendCardInput = z.infer<typeof AmendCardInput>

/** With a contest, its members are informed. */
export const PublishCardInput = z.strictObject({ contestId: z.uuid().optional() })
export type PublishCardInput = z.infer<typeof PublishCardInput>

/** 我用上了, optionally on an own deal of today or yesterday. */
export const UseCardInput = z
  .strictObject({ contestId: z.uuid().optional(), dealId: z.uuid().optional() })
  .refine((input) => input.dealId === undefined || input.contestId !== undefined)
export type UseCardInput = z.infer<typeof UseCardInput>

export const LoadStarterInput = z.strictObject({ language: z.enum(['zh-CN', 'en']) })
export type LoadStarterInput = z.infer<typeof LoadStarterInput>

/** What a card sold: the deals it was used on that still count, and what they hold now. */
export const SoldView = z.object({
  deals: z.int(),
  metrics: z.array(
    z.object({ name: z.string(), kind: MetricKind.default('count'), unit: z.string(), quantity: z.int() }),
  ),
})
export type SoldView = z.infer<typeof SoldView>

export const CARD_STATUS = ['draft', 'published'] as const

/** A card in a list; `excerpt` is where its text begins. */
export const CardBrief = z.object({
  id: z.uuid(),
  kind: CardKind,
  status: z.enum(CARD_STATUS),
  title: z.string(),
  excerpt: z.string(),
  moment: Moment.nullable(),
  metric: z.string().nullable(),
  segment: Segment.nullable(),
  trade: z.string().nullable(),
  phone: z.string().nullable(),
  expiresOn: Day.nullable(),
  isExpired: z.boolean(),
  author: z.string(),
  uses: z.int(),
  thanks: z.int(),
  sold: SoldView,
  publishedAt: Instant.nullable(),
})
export type CardBrief = z.infer<typeof CardBrief>

/** A card with all texts, and what the caller may do with it. */
export const CardView = CardBrief.extend({
  story: z.string(),
  remark: z.string(),
  remarkBy: z.string().nullable(),
  contestId: z.uuid().nullable(),
  meetingId: z.uuid().nullable(),
  revision: z.int(),
  createdAt: Instant,
  /** How many people used it. */
  users: z.int(),
  isOwn: z.boolean(),
  isThanked: z.boolean(),
  /** Whether the caller used it today, and whether on a deal. */
  usedToday: z.enum(['no', 'yes', 'on_deal']),
  may: z.object({ edit: z.boolean(), remark: z.boolean(), publish: z.boolean() }),
})
export type CardView = z.infer<typeof CardView>

/** `q` matches words of one character and up, and pinyin initials; every word of it has to match. */
export const SearchPlaybook = z.strictObject({
  q: text(60, { min: 0 }).default(''),
  kind: CardKind.optional(),
  moment: Moment.optional(),
  metric: text(12, { min: 0 }).optional(),
  segment: Segment.optional(),
  /** Drafts are the caller's own, or all of them for directors. */
  show: z.enum(['published', 'draft', 'expired', 'mine']).default('published'),
  sort: z.enum(['use', 'new']).default('use'),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
})
export type SearchPlaybook = z.infer<typeof SearchPlaybook>

export const CARDS_PER_PAGE = 20

/** A page of cards, with the values to filter by and what needs attention. */
export const PlaybookPage = z.object({
  cards: z.array(CardBrief),
  total: z.int(),
  metrics: z.array(z.string()),
  /** Drafts that the caller may see. */
  drafts: z.int(),
  /** Expired policies, for directors. */
  expired: z.int(),
  hasStarter: z.boolean(),
})
export type PlaybookPage = z.infer<typeof PlaybookPage>
