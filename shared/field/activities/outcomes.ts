import { z } from 'zod'
import type { ActivityKind } from '#shared/contest/contests/activities'

/** 上门: 关门/没人 · 负责人不在 · 暂不需要 · 友商在网 · 有意向 · 已约 · 办理. 电话: 未接通 · 空号 · 拒绝 · 再联系 · 有意向 · 办理. */
export const Outcome = z.enum([
  ...(['closed', 'owner_absent', 'no_need', 'rival', 'interested', 'booked', 'signed'] as const),
  ...(['unanswered', 'wrong_number', 'refused', 'call_again'] as const),
])
export type Outcome = z.infer<typeof Outcome>

/** The outcomes of each kind, in the order of the room; what has a `nextOn` is for that day's list. */
export const OUTCOMES: Readonly<Record<ActivityKind, readonly Outcome[]>> = {
  visit: ['closed', 'owner_absent', 'no_need', 'rival', 'interested', 'booked', 'signed'],
  call: ['unanswered', 'wrong_number', 'refused', 'call_again', 'interested', 'signed'],
  proposal: [],
  other: [],
}

/** The steps of a funnel, from the first to the last: done, someone was met, wants it, signed. */
export const STEPS = ['counted', 'met', 'interested', 'signed'] as const
export type Step = (typeof STEPS)[number]

const REACHED: Readonly<Record<Outcome, Step>> = {
  ...{ closed: 'counted', owner_absent: 'counted', unanswered: 'counted', wrong_number: 'counted' },
  ...{ no_need: 'met', rival: 'met', refused: 'met', call_again: 'met' },
  ...{ interested: 'interested', booked: 'interested' },
  signed: 'signed',
}

/** How far an activity came. */
export const stepOf = (outcome: Outcome): Step => REACHED[outcome]
