import type { Counted } from '#shared/contest/contests/quantities'
import { addDays, type Day, type Month } from '#shared/platform/time/time'
import type { AimLine, AimProposal } from './contract'

/** Fractions of a piece, and of a 元, are rounded up. */
const STEP = { count: 1, amount: 100 } as const

const roundedUp = (value: number, kind: Counted['kind']): number => {
  const step = STEP[kind]
  // 0.1 + 0.2 is a hair above 0.3: such a hair asks for no further piece.
  return Math.max(0, Math.ceil(Math.round((value / step) * 1_000) / 1_000) * step)
}

/** What the terms of a proposal come to. */
export const proposed = (terms: Omit<AimProposal, 'quantity'>, kind: Counted['kind']): AimProposal => ({
  ...terms,
  quantity:
    terms.people > 0 && terms.of > 0 ? roundedUp((terms.target * terms.days) / (terms.people * terms.of), kind) : 0,
})

/** What is left of the goal this morning, spread evenly over the days on duty; 0 once it is reached, null without a goal or a day. */
export function dueToday(
  { aim, before }: Pick<AimLine, 'aim' | 'before'>,
  daysLeft: number,
  kind: Counted['kind'],
): number | null {
  if (aim === null || daysLeft === 0) return null
  return roundedUp((aim - before) / daysLeft, kind)
}

export const monthOf = (day: Day): Month => day.slice(0, 7)

/** The first and the last day of a month. */
export function daysOfMonth(month: Month): { from: Day; to: Day } {
  const from = `${month}-01`
  return { from, to: addDays(`${monthOf(addDays(from, 31))}-01`, -1) }
}

export const monthBefore = (month: Month): Month => monthOf(addDays(`${month}-01`, -1))
