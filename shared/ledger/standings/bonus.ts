import { z } from 'zod'
import type { ContestView } from '#shared/contest/contests/contract'
import { BASES } from '#shared/contest/contests/ranking-bases'
import { BoardSpan } from '#shared/contest/contests/span'

const OverSpans = z.object({ whole: z.int(), month: z.int(), week: z.int(), today: z.int() })

/** 加分: what a team earned outside sales in each time, by activities and by anything else. Less of the first may count. */
export const TeamBonus = z.object({ activity: OverSpans, other: OverSpans })
export type TeamBonus = z.infer<typeof TeamBonus>

export const isSameBonus = (a: TeamBonus | undefined, b: TeamBonus | undefined): boolean =>
  a === b ||
  BoardSpan.options.every((span) => a?.activity[span] === b?.activity[span] && a?.other[span] === b?.other[span])

/** Points that a team earned outside sales over some days. */
export interface Earned {
  activity: number
  other: number
}

type Shared = Pick<ContestView, 'activityShare'>

/**
 * Whether the rules of a contest give points outside sales; where teams are measured by their targets, none do. The boards of all
 * others have one part.
 */
export const givesBonuses = ({
  activityShare = 0,
  rankingBasis,
}: Shared & Pick<ContestView, 'rankingBasis'>): boolean => activityShare > 0 && BASES[rankingBasis].takesBonuses

/**
 * How much of what was earned outside sales counts next to so many points of sales: activities up to their share s of both
 * together, so at most sales × s ÷ (100 − s), rounded down. It follows the sales at once, whichever way they move.
 */
export function countedBonus({ activityShare = 0 }: Shared, sold: number, { activity, other }: Earned): number {
  const most = sold > 0 ? Number((BigInt(sold) * BigInt(activityShare)) / BigInt(100 - activityShare)) : 0
  return Math.min(activity, most) + other
}

interface Standing {
  whole: { points: number }
  today?: { points: number } | undefined
  week?: { points: number } | undefined
  month?: { points: number } | undefined
  bonus?: TeamBonus | undefined
}

/** What counts for a team in a time next to its sales; 0 where the contest gives none. */
export function bonusOf(contest: Shared, standing: Standing | undefined, span: BoardSpan = 'whole'): number {
  if (!standing?.bonus) return 0
  const { activity, other } = standing.bonus
  return countedBonus(contest, standing[span]?.points ?? 0, { activity: activity[span], other: other[span] })
}
