import { type ContestView, DEFAULT_CAP, goalOf } from '#shared/contest/contests/contract'
import type { DutyShares } from '#shared/contest/duty/contract'
import { NO_TOTALS, type TeamStanding, type Totals } from './contract'

/** What ranking looks at in a contest. */
export type Ranked = Pick<ContestView, 'rankingBasis' | 'overall' | 'goals' | 'metrics' | 'teams' | 'participants'>

/**
 * A team's ranking value in whole steps of what screens show: points, or tenths of every other basis. `fine` is what
 * is left below a step, in millionths of it, so that an equal figure on the screen is not a tie.
 */
export interface RankingValue {
  value: number
  fine: number
}

/** How many steps make one of the unit: a tenth is the smallest figure shown of an average or a percentage. */
export const rankingSteps = ({ rankingBasis }: Pick<Ranked, 'rankingBasis'>): 1 | 10 =>
  rankingBasis === 'total' ? 1 : 10

interface Fraction {
  over: bigint
  under: bigint
}

const FINE = 1_000_000n

/**
 * The value that teams are ranked by, of these totals, exactly; `duty` is needed where heads count. A team without the
 * goals that its basis asks for stands at 0.
 */
export function rankingValue(
  contest: Ranked,
  teamId: string,
  totals: Totals,
  duty: DutyShares | null | undefined,
): RankingValue {
  const { over, under } = fractionOf(contest, teamId, totals, duty)
  const steps = over * BigInt(rankingSteps(contest))
  const value = floor(steps, under)
  return { value: Number(value), fine: Number(floor((steps - value * under) * FINE, under)) }
}

/** All teams with their values over the whole contest, in their drawn order. */
export function rankingOf(
  contest: Ranked,
  standings: readonly Pick<TeamStanding, 'teamId' | 'whole'>[],
  duty: DutyShares | null | undefined,
): ({ id: string; reachedSeq: number } & RankingValue)[] {
  const wholes = new Map(standings.map((standing) => [standing.teamId, standing.whole]))
  return contest.teams.map(({ id }) => {
    const whole = wholes.get(id) ?? NO_TOTALS
    return { id, reachedSeq: whole.reachedSeq, ...rankingValue(contest, id, whole, duty) }
  })
}

/** Where a team's target and challenge stand on the scale of its ranking values; null without one. */
export function rankingPosts(
  contest: Ranked,
  teamId: string,
  duty: DutyShares | null | undefined,
): { target: number; challenge: number } | null {
  const post = (level: 'target' | 'challenge'): number => {
    const goals = contest.metrics.flatMap(({ id }) => {
      const goal = goalOf(contest, teamId, id)
      return goal ? [[id, { quantity: goal[level], reachedSeq: 0 }] as const] : []
    })
    const totals = {
      ...NO_TOTALS,
      points: goalOf(contest, teamId, null)?.[level] ?? 0,
      metrics: Object.fromEntries(goals),
    }
    return rankingValue(contest, teamId, totals, duty).value
  }
  const [target, challenge] = [post('target'), post('challenge')]
  return target > 0 ? { target, challenge: Math.max(target, challenge) } : null
}

/** Whether every team has the goals that the basis measures it by. */
export function hasRankingGoals(contest: Pick<Ranked, 'rankingBasis' | 'goals' | 'metrics' | 'teams'>): boolean {
  const has = (teamId: string, metricId: string | null) => (goalOf(contest, teamId, metricId)?.target ?? 0) > 0
  if (contest.rankingBasis === 'own_target') return contest.teams.every((team) => has(team.id, null))
  if (contest.rankingBasis !== 'overall') return true
  return contest.teams.every((team) => contest.metrics.some((metric) => has(team.id, metric.id)))
}

function fractionOf(contest: Ranked, teamId: string, totals: Totals, duty: DutyShares | null | undefined): Fraction {
  switch (contest.rankingBasis) {
    case 'total':
      return fraction(totals.points, 1)
    case 'per_head':
      return perHead(contest, teamId, totals.points, duty)
    case 'own_target':
      return fraction(totals.points * 100, goalOf(contest, teamId, null)?.target ?? 0)
    case 'overall':
      return overall(contest, teamId, totals)
  }
}

/** Points × working days so far ÷ days that the team's people were on duty; per head of the team until there are any. */
function perHead(
  { participants }: Ranked,
  teamId: string,
  points: number,
  duty: DutyShares | null | undefined,
): Fraction {
  const personDays = duty?.personDays[teamId] ?? 0
  if (duty && personDays > 0) return { over: BigInt(points) * BigInt(duty.elapsedDays), under: BigInt(personDays) }
  return fraction(points, Math.max(1, participants.filter((person) => person.teamId === teamId).length))
}

/** 综合完成率: the weighted completion of each metric with a goal, none beyond the cap, in percent. */
function overall(contest: Ranked, teamId: string, totals: Totals): Fraction {
  const cap = BigInt(contest.overall?.cap ?? DEFAULT_CAP)
  let sum: Fraction = { over: 0n, under: 1n }
  let weights = 0n
  for (const { id } of contest.metrics) {
    const target = BigInt(goalOf(contest, teamId, id)?.target ?? 0)
    if (target <= 0n) continue
    const weight = BigInt(contest.overall?.weights[id] ?? 1)
    const done = BigInt(totals.metrics[id]?.quantity ?? 0) * 100n
    const completion = done > cap * target ? cap * target : done
    sum = { over: sum.over * target + weight * completion * sum.under, under: sum.under * target }
    weights += weight
  }
  return weights === 0n ? sum : { over: sum.over, under: sum.under * weights }
}

const fraction = (over: number, under: number): Fraction =>
  under > 0 ? { over: BigInt(over), under: BigInt(under) } : { over: 0n, under: 1n }

const floor = (over: bigint, under: bigint): bigint => (over - (((over % under) + under) % under)) / under
