import type { DutyShares } from '#shared/contest/duty/contract'
import { goalOf } from './contract'
import { basisOf, type Ranked, type Sold } from './ranking-bases'

/**
 * A team's ranking value in whole steps of what screens show: points, or tenths of every other basis. `fine` is what
 * is left below a step, in millionths of it, so that an equal figure on the screen is not a tie.
 */
export interface RankingValue {
  value: number
  fine: number
}

const FINE = 1_000_000n

/**
 * The value that teams are ranked by, of what was sold, exactly; `duty` is needed where heads count. A team without the
 * goals that its basis asks for has the value 0.
 */
export function rankingValue(
  contest: Ranked,
  teamId: string,
  sold: Sold,
  duty: DutyShares | null | undefined,
): RankingValue {
  const basis = basisOf(contest)
  const { over, under } = basis.value(contest, teamId, sold, duty)
  const steps = over * BigInt(basis.steps)
  const value = floor(steps, under)
  return { value: Number(value), fine: Number(floor((steps - value * under) * FINE, under)) }
}

/** A team's target and challenge as ranking values; null without goals to compute them from. */
export function rankingPosts(
  contest: Ranked,
  teamId: string,
  duty: DutyShares | null | undefined,
): { target: number; challenge: number } | null {
  const post = (level: 'target' | 'challenge'): number => {
    const goals = contest.metrics.flatMap(({ id }) => {
      const goal = goalOf(contest, teamId, id)
      return goal ? [[id, { quantity: goal[level] }] as const] : []
    })
    const sold = {
      points: goalOf(contest, teamId, null)?.[level] ?? 0,
      metrics: Object.fromEntries(goals),
    }
    return rankingValue(contest, teamId, sold, duty).value
  }
  const [target, challenge] = [post('target'), post('challenge')]
  return target > 0 ? { target, challenge: Math.max(target, challenge) } : null
}

/** Whether every team has the goals that the basis measures it by. */
export function hasRankingGoals(contest: Pick<Ranked, 'rankingBasis' | 'goals' | 'metrics' | 'teams'>): boolean {
  const { needs } = basisOf(contest)
  const has = (teamId: string, metricId: string | null) => (goalOf(contest, teamId, metricId)?.target ?? 0) > 0
  if (needs === 'points_goal') return contest.teams.every((team) => has(team.id, null))
  if (needs !== 'metric_goals') return true
  return contest.teams.every((team) => contest.metrics.some((metric) => has(team.id, metric.id)))
}

const floor = (over: bigint, under: bigint): bigint => (over - (((over % under) + under) % under)) / under
