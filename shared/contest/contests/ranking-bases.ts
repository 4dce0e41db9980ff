import type { DutyShares } from '#shared/contest/duty/contract'
import { type ContestView, DEFAULT_CAP, goalOf, type RankingBasis } from './contract'

/** What ranking looks at in a contest. */
export type Ranked = Pick<
  ContestView,
  'rankingBasis' | 'overall' | 'goals' | 'metrics' | 'teams' | 'participants' | 'activityShare'
>

/** What a team has sold, as far as a basis asks. */
export interface Sold {
  points: number
  metrics: Readonly<Record<string, { quantity: number }>>
}

/** An exact value; `under` is above 0. */
export interface Fraction {
  over: bigint
  under: bigint
}

/** What a ranking value is in; each has its own words in texts and on screens. */
export type RankingUnit = 'points' | 'points_per_head' | 'percent'

/** All that differs from one ranking basis to the next. */
interface BasisTraits {
  unit: RankingUnit
  /** How many steps make one of the unit: a tenth is the smallest figure shown of an average or a percentage. */
  steps: 1 | 10
  /** The goals that every team must have, as the basis measures by them. */
  needs: 'nothing' | 'points_goal' | 'metric_goals'
  /** Whether heads are counted, so that the value needs `duty`. */
  countsHeads: boolean
  /** Whether points outside sales (加分) count; what is measured by targets takes none. */
  takesBonuses: boolean
  value: (contest: Ranked, teamId: string, sold: Sold, duty: DutyShares | null | undefined) => Fraction
}

/** The ranking bases. A basis added to the contract does not compile until its row is here. */
export const BASES = {
  total: {
    ...{ unit: 'points', steps: 1, needs: 'nothing', countsHeads: false, takesBonuses: true },
    value: (_contest, _teamId, { points }) => fraction(points, 1),
  },
  per_head: {
    ...{ unit: 'points_per_head', steps: 10, needs: 'nothing', countsHeads: true, takesBonuses: true },
    value: perHead,
  },
  own_target: {
    ...{ unit: 'percent', steps: 10, needs: 'points_goal', countsHeads: false, takesBonuses: false },
    value: (contest, teamId, { points }) => fraction(points * 100, goalOf(contest, teamId, null)?.target ?? 0),
  },
  overall: {
    ...{ unit: 'percent', steps: 10, needs: 'metric_goals', countsHeads: false, takesBonuses: false },
    value: overall,
  },
} as const satisfies Record<RankingBasis, BasisTraits>

/** The row of a contest's basis. */
export const basisOf = ({ rankingBasis }: Pick<Ranked, 'rankingBasis'>): BasisTraits => BASES[rankingBasis]

/** Points × working days so far ÷ days that the team's people were on duty; per head of the team until there are any. */
function perHead(
  { participants }: Ranked,
  teamId: string,
  { points }: Sold,
  duty: DutyShares | null | undefined,
): Fraction {
  const personDays = duty?.personDays[teamId] ?? 0
  if (duty && personDays > 0) return { over: BigInt(points) * BigInt(duty.elapsedDays), under: BigInt(personDays) }
  return fraction(points, Math.max(1, participants.filter((person) => person.teamId === teamId).length))
}

/** 综合完成率: the weighted completion of each metric with a goal, none beyond the cap, in percent. */
function overall(contest: Ranked, teamId: string, sold: Sold): Fraction {
  const cap = BigInt(contest.overall?.cap ?? DEFAULT_CAP)
  let sum: Fraction = { over: 0n, under: 1n }
  let weights = 0n
  for (const { id } of contest.metrics) {
    const target = BigInt(goalOf(contest, teamId, id)?.target ?? 0)
    if (target <= 0n) continue
    const weight = BigInt(contest.overall?.weights[id] ?? 1)
    const done = BigInt(sold.metrics[id]?.quantity ?? 0) * 100n
    const completion = done > cap * target ? cap * target : done
    sum = { over: sum.over * target + weight * completion * sum.under, under: sum.under * target }
    weights += weight
  }
  return weights === 0n ? sum : { over: sum.over, under: sum.under * weights }
}

const fraction = (over: number, under: number): Fraction =>
  under > 0 ? { over: BigInt(over), under: BigInt(under) } : { over: 0n, under: 1n }
