import { type ContestView, goalOf, hasWeights } from '#shared/contest'
import { isDealFact, type ShownEvent } from '#shared/live/protocol'
import { measure, type TeamStanding } from '#shared/standing'
import type { Speaker } from '../feed/fact-words'
import type { RaceMove, RaceTeam } from '../race/race-track'

export type BoardSpan = 'whole' | 'today'

/** The times there are boards for; a contest that is over has no today. */
export const spansOf = ({ endsOn }: Pick<ContestView, 'endsOn'>, today: string): BoardSpan[] =>
  today > endsOn ? ['whole'] : ['whole', 'today']

/** What a board is read by: points (or the plain sum where every metric is worth 1), or one metric. */
export interface Measure {
  by: string
  name: string
  unit: string
}

/** Points first, then the metrics; one metric alone needs no sum beside it. */
export function measuresOf(say: Speaker, contest: Pick<ContestView, 'metrics'>): Measure[] {
  const { metrics } = contest
  const perMetric = metrics.map(({ id, name, unit }) => ({ by: id, name, unit }))
  const [only] = perMetric
  if (hasWeights(contest))
    return [{ by: 'points', name: say.t('scoreboard.points'), unit: say.t('feed.points') }, ...perMetric]
  if (only && metrics.length === 1) return [{ ...only, by: 'points' }]
  return [{ by: 'points', name: say.t('scoreboard.sum'), unit: '' }, ...perMetric]
}

/** The teams in their drawn order, as the race wants them; a single day has no posts. */
export function raceTeams(
  contest: Pick<ContestView, 'teams' | 'goals' | 'metrics'>,
  standings: readonly TeamStanding[],
  by: string,
  span: BoardSpan,
): RaceTeam[] {
  const byTeam = new Map(standings.map((standing) => [standing.teamId, standing]))
  return contest.teams.map(({ id, name, slogan, colour, crest }) => {
    const totals = byTeam.get(id)?.[span]
    const goal = span === 'whole' ? goalOf(contest, id, by === 'points' ? null : by) : null
    const { value, reachedSeq } = totals ? measure(totals, by) : { value: 0, reachedSeq: 0 }
    const posts = { target: goal?.target || null, challenge: goal?.challenge || null }
    return { id, name, slogan, colour, crest, value, reachedSeq, ...posts }
  })
}

/** What a fact does to a race that is read by `by` over `span`; back-dated sales move without a gallop. */
export function raceMoveOf(
  { seq, fact }: ShownEvent,
  by: string,
  span: BoardSpan,
  today: string,
): RaceMove | undefined {
  if (!isDealFact(fact)) return undefined
  if (span === 'today' && fact.businessDate !== today) return undefined
  const isTouched = by === 'points' ? fact.lines.some((line) => line.points !== 0) : hasMetric(fact.lines, by)
  if (!isTouched) return undefined
  const kind = fact.type === 'deal.recorded' && !fact.isSilent ? 'sale' : 'correction'
  return { teamId: fact.team.teamId, kind, key: seq }
}

const hasMetric = (lines: readonly { metricId: string }[], metricId: string): boolean =>
  lines.some((line) => line.metricId === metricId)
