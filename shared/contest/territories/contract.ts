import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { Day } from '#shared/platform/time/time'

/** How many territories a contest may have, how many people hold one at a time, and how many lines come in one list. */
export const TERRITORY_LIMITS = { territories: 2_000, holders: 50, doors: 100_000, rows: 2_000 }

/** 专业市场, 商务楼宇, 临街店铺, 工业园区. */
export const Segment = z.enum(['market', 'office', 'street', 'industrial'])
export type Segment = z.infer<typeof Segment>

/** 餐饮, 物业, 建材家居, 日用品批发, 汽车, 物流, 家电, 医药; what is finer is free text (`subTrade`). */
export const Trade = z.enum([
  'catering',
  'property',
  'building',
  'wholesale',
  'cars',
  'logistics',
  'appliances',
  'medicine',
])
export type Trade = z.infer<typeof Trade>

export const TerritoryName = text(40)

/** Names are the same where only width, case or blanks around them differ. */
export const territoryKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

const FIELDS = {
  name: TerritoryName,
  segment: Segment.nullable(),
  trade: Trade.nullable(),
  subTrade: text(20, { min: 0 }),
  /** How many doors there are; null where that is not known. */
  doors: z.int().min(0).max(TERRITORY_LIMITS.doors).nullable(),
}

/** `id` is made by the client, so that a retry adds it once. */
export const AddTerritoryInput = z.strictObject({
  id: z.uuid(),
  name: FIELDS.name,
  segment: FIELDS.segment.default(null),
  trade: FIELDS.trade.default(null),
  subTrade: FIELDS.subTrade.default(''),
  doors: FIELDS.doors.default(null),
  holderIds: z.array(z.uuid()).max(TERRITORY_LIMITS.holders).default([]),
})
export type AddTerritoryInput = z.infer<typeof AddTerritoryInput>

export const AmendTerritoryInput = z.strictObject({
  name: FIELDS.name.optional(),
  segment: FIELDS.segment.optional(),
  trade: FIELDS.trade.optional(),
  subTrade: FIELDS.subTrade.optional(),
  doors: FIELDS.doors.optional(),
})
export type AmendTerritoryInput = z.infer<typeof AmendTerritoryInput>

/** Who holds the territory from `from` on, today where it is left out; those who are not named held it up to the day before. */
export const SetHoldersInput = z.strictObject({
  participantIds: z.array(z.uuid()).max(TERRITORY_LIMITS.holders),
  from: Day.optional(),
})
export type SetHoldersInput = z.infer<typeof SetHoldersInput>

/** A time in which a participant holds a territory, both days included; open where null. */
export const HoldingView = z.object({ participantId: z.uuid(), from: Day.nullable(), to: Day.nullable() })
export type HoldingView = z.infer<typeof HoldingView>

/** 包区: an area of a contest with what is in it, who holds and held it, and the day on which it was last worked in. */
export const TerritoryView = z.object({
  id: z.uuid(),
  name: z.string(),
  segment: Segment.nullable(),
  trade: Trade.nullable(),
  subTrade: z.string(),
  doors: z.int().nullable(),
  holdings: z.array(HoldingView),
  lastTouchOn: Day.nullable(),
})
export type TerritoryView = z.infer<typeof TerritoryView>

/** Whether a holding is in effect on the day. */
export const isHeldOn = ({ from, to }: Pick<HoldingView, 'from' | 'to'>, day: Day): boolean =>
  (from ?? day) <= day && day <= (to ?? day)
