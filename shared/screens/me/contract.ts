import { z } from 'zod'
import { Day } from '#shared/platform/time/time'
import { PledgeRate } from '#shared/ritual/pledges/contract'

/** How many days back the calendar of one's own pledges goes: six weeks, so that a month is always whole. */
export const RECORD_DAYS = 42

/** `open` is today's pledge while it can still be kept; `missed` is also one that came late or was below its floor. */
export const PledgeOutcomeOfDay = z.enum(['kept', 'missed', 'open'])
export type PledgeOutcomeOfDay = z.infer<typeof PledgeOutcomeOfDay>

/** One day of a person: whether they were on duty, what became of the pledge, and what they sold, net of cancellations. */
export const OwnDay = z.object({
  day: Day,
  isOnDuty: z.boolean(),
  pledge: PledgeOutcomeOfDay.nullable(),
  deals: z.int(),
  points: z.int(),
})
export type OwnDay = z.infer<typeof OwnDay>

/** 破零王, 连续兑现, 帮人, 进步. */
export const MedalKind = z.enum(['everyDay', 'keptInARow', 'helper', 'progress'])
export type MedalKind = z.infer<typeof MedalKind>

/** `level` is 0 without the medal; `count` is what it is given for, and `next` how much the next level needs. */
export const Medal = z.object({ kind: MedalKind, level: z.int(), count: z.int(), next: z.int().nullable() })
export type Medal = z.infer<typeof Medal>

/** The activity of the calendar's second row, and each day on which anything of it counts. */
const OwnActivityDays = z.object({
  name: z.string(),
  unit: z.string(),
  /** The target of one person and day. */
  perDay: z.int().nullable(),
  days: z.array(z.object({ day: Day, count: z.int() })),
})

const Best = z.object({ day: Day, deals: z.int(), points: z.int() })

/** What one person has done in a contest so far, for their own eyes. */
export const OwnRecordView = z.object({
  /** The last days up to today. */
  days: z.array(OwnDay),
  /** 上门 where the contest counts it, else its first activity; null without one. */
  activity: OwnActivityDays.nullable().default(null),
  /** Pledges kept one after the other over days on duty: now, and the longest. */
  streak: z.object({ now: z.int(), best: z.int() }),
  /** Of all days before today. */
  rate: PledgeRate,
  /** The same of pledged activities, a figure of its own; left out where none were pledged. */
  activityRate: PledgeRate.optional(),
  bestDay: Best.nullable(),
  /** The Monday of the week. */
  bestWeek: Best.nullable(),
  medals: z.array(Medal),
  /** Lessons of others that one used, people who used one's own, and thanks for those. */
  lessons: z.object({ used: z.int(), usedByOthers: z.int(), thanks: z.int() }),
})
export type OwnRecordView = z.infer<typeof OwnRecordView>
