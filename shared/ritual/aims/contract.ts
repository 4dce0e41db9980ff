import { z } from 'zod'
import { MOST_PER_GOAL } from '#shared/contest/contests/quantities'
import { Day, Month } from '#shared/platform/time/time'

/** What an own goal is about: a 业务 or an activity (活动量) of the contest. */
export const AimSubject = z.strictObject({ kind: z.enum(['metric', 'activity']), id: z.uuid() })
export type AimSubject = z.infer<typeof AimSubject>

/** The caller's own goal of the month (目标管理), in pieces or 分; 0 takes it off. The last one of a month counts. */
export const SetAimInput = z.strictObject({
  requestId: z.uuid(),
  month: Month,
  subject: AimSubject,
  quantity: z.int().min(0).max(MOST_PER_GOAL.amount),
})
export type SetAimInput = z.infer<typeof SetAimInput>

/**
 * Where a proposal comes from. Of a 业务: `target` of the team or the contest ÷ `people` ÷ `of` working days of the contest
 * × `days` on duty in the month. Of an activity: `target` a day or a week, with `people` 1 and `of` 1 day or a week's.
 */
export const AimProposal = z.object({
  quantity: z.int(),
  from: z.enum(['team', 'contest', 'perDay', 'perWeek']),
  target: z.int(),
  people: z.int(),
  of: z.int(),
  days: z.int(),
})
export type AimProposal = z.infer<typeof AimProposal>

/** `aim` is null without a goal; `before` is done in the month before today. */
export const AimLine = z.object({
  subject: z.object(AimSubject.shape),
  aim: z.int().nullable(),
  proposal: AimProposal.nullable(),
  before: z.int(),
  today: z.int(),
})
export type AimLine = z.infer<typeof AimLine>

/** A goal of the month before, and what it came to. */
export const PastAim = z.object({ subject: z.object(AimSubject.shape), aim: z.int(), done: z.int() })
export type PastAim = z.infer<typeof PastAim>

/**
 * The caller's own goals, which no other account reads. `daysLeft` are those on duty from today to the end of the month or
 * of the contest; `canSet` while the contest runs.
 */
export const OwnAims = z.object({
  day: Day,
  month: Month,
  daysLeft: z.int(),
  canSet: z.boolean(),
  lines: z.array(AimLine),
  last: z.object({ month: Month, aims: z.array(PastAim) }).nullable(),
})
export type OwnAims = z.infer<typeof OwnAims>
