import { type ContestView, goalOf, hasChallenge, hasWeights } from '#shared/contest/contests/contract'
import { basisOf, type Ranked } from '#shared/contest/contests/ranking-bases'
import { rankingPosts } from '#shared/contest/contests/ranking-value'
import type { BoardSpan } from '#shared/contest/contests/span'
import type { DutyShares } from '#shared/contest/duty/contract'
import type { DealLine } from '#shared/ledger/deals/contract'
import { bonusOf } from '#shared/ledger/standings/bonus'
import { type Flag, measure, type TeamStanding } from '#shared/ledger/standings/contract'
import { rankingOf } from '#shared/ledger/standings/ranking'
import { isDealFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'
import { piecesOf, pointsUnit } from '#web/words/amounts'
import { type Translator } from '#web/words/translator'
import type { Measure } from './measure'
import type { RaceMove, RaceTeam } from './race/race-track'
import { BY_RANKING, rankingMeasure } from './ranking-words'

export type { BoardSpan } from '#shared/contest/contests/span'

/** The times there are boards for; a contest that is over has no today. */
export const spansOf = ({ endsOn }: Pick<ContestView, 'endsOn'>, today: string): BoardSpan[] =>
  today > endsOn ? ['whole'] : ['today', 'week', 'month', 'whole']

/** What a race is read by: the ranking first, where it is not by points. */
export const raceMeasuresOf = (
  translator: Translator,
  contest: Pick<ContestView, 'metrics' | 'rankingBasis'>,
): [Measure, ...Measure[]] => {
  const [first = NO_MEASURE, ...rest] = [...rankingMeasure(translator, contest), ...measuresOf(translator, contest)]
  return [first, ...rest]
}
export const NO_MEASURE: Measure = { by: 'points', name: '', kind: 'count', unit: '' }

/** Points first, then the metrics; a single metric needs no sum in addition. */
export function measuresOf(translator: Translator, contest: Pick<ContestView, 'metrics'>): Measure[] {
  const { metrics } = contest
  const perMetric = metrics.map(({ id, name, kind, unit }) => ({ by: id, name, kind, unit }))
  const [only] = perMetric
  if (hasWeights(contest))
    return [{ by: 'points', name: translator.t('scoreboard.points'), ...pointsUnit(translator, contest) }, ...perMetric]
  if (only && metrics.length === 1) return [{ ...only, by: 'points' }]
  return [{ by: 'points', name: translator.t('scoreboard.sum'), ...piecesOf('') }, ...perMetric]
}

/** The teams in their drawn order, as the race wants them; a single day has no posts. */
export function raceTeams(
  contest: Ranked,
  standings: readonly TeamStanding[],
  by: string,
  span: BoardSpan,
  { duty, flag }: { duty?: DutyShares | undefined; flag?: Flag | null | undefined } = {},
): RaceTeam[] {
  if (by === BY_RANKING) return rankedTeams(contest, standings, duty).map((team) => flagged(team, flag))
  const byTeam = new Map(standings.map((standing) => [standing.teamId, standing]))
  return contest.teams.map(({ id, name, slogan, colour, crest }) => {
    const totals = byTeam.get(id)?.[span]
    const bonus = by === 'points' ? bonusOf(contest, byTeam.get(id), span) : 0
    const goal = span === 'whole' ? goalOf(contest, id, by === 'points' ? null : by) : null
    const { value, reachedSeq } = totals ? measure(totals, by) : { value: 0, reachedSeq: 0 }
    const posts = { target: goal?.target || null, challenge: challengeOf(goal) }
    return flagged(
      { id, name, slogan, colour, crest, value: value + bonus, reachedSeq, ...posts, ...(bonus && { bonus }) },
      flag,
    )
  })
}

const challengeOf = (goal: { target: number; challenge: number } | null) =>
  goal && hasChallenge(goal) ? goal.challenge : null

const flagged = (team: RaceTeam, flag: Flag | null | undefined): RaceTeam =>
  team.id === flag?.teamId ? { ...team, hasFlag: true } : team

/** A horse's place is the ranking value; its posts are the ranking values of target and challenge. */
function rankedTeams(contest: Ranked, standings: readonly TeamStanding[], duty: DutyShares | undefined): RaceTeam[] {
  const { steps } = basisOf(contest)
  const values = new Map(rankingOf(contest, standings, duty).map((each) => [each.id, each]))
  return contest.teams.map(({ id, name, slogan, colour, crest }) => {
    const { value = 0, fine = 0, reachedSeq = 0 } = values.get(id) ?? {}
    const posts = rankingPosts(contest, id, duty)
    const target = posts && posts.target / steps
    const challenge = posts && hasChallenge(posts) ? posts.challenge / steps : null
    return { id, name, slogan, colour, crest, value: value / steps, fine, reachedSeq, target, challenge }
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
  const isTouched = isTouchedBy(fact.lines, by)
  if (!isTouched) return undefined
  const kind = fact.type === 'deal.recorded' && !fact.isSilent ? 'sale' : 'correction'
  return { teamId: fact.team.teamId, kind, key: seq }
}

const isTouchedBy = (lines: readonly DealLine[], by: string): boolean =>
  by === BY_RANKING || (by === 'points' ? lines.some((line) => line.points !== 0) : hasMetric(lines, by))

const hasMetric = (lines: readonly { metricId: string }[], metricId: string): boolean =>
  lines.some((line) => line.metricId === metricId)
