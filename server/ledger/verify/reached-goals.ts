import type { ReplayedEntry } from '#server/ledger/verify/replay'
import type { StoredRules } from '#server/ledger/verify/stored-rules'
import type { PlainReader } from '#server/platform/database/plain-reader'
import { contestOn } from '#shared/contest/contests/contest-on'
import { goalOf } from '#shared/contest/contests/contract'

type Level = 'target' | 'challenge'
interface GoalReached {
  contestId: string
  teamId: string
  /** '' for points. */
  metricId: string
  level: Level
  seq: number
}

/** Figures that a team's total is measured against, with the number under which it first got there. */
interface Watched {
  total: number
  /** By figure; null as long as it was never reached. */
  firstAt: Map<number, number | null>
  /** What a level has asked for: one figure, and others where it was revised. */
  figures: Record<Level, Set<number>>
}

/** The rules before their first revision and after each one; one may replace another of the same day. */
function versionsOf(rules: StoredRules): StoredRules[] {
  const dayOf = (place: number) => String(place).padStart(10, '0')
  const revisions = rules.revisions.map((revision, index) => ({ ...revision, from: dayOf(index + 1) }))
  const places = Array.from({ length: revisions.length + 1 }, (_, place) => place)
  return places.map((place) => contestOn({ ...rules, revisions }, dayOf(place)))
}

const keyOf = (contestId: string, teamId: string, metricId: string) => `${contestId}|${teamId}|${metricId}`

/** Follows the teams' totals through the ledger, to tell which goals were ever reached. */
export class ReachedGoals {
  private readonly watched = new Map<string, Watched>()

  constructor(private readonly contests: ReadonlyMap<string, StoredRules>) {
    for (const [contestId, rules] of contests) {
      const teamIds = new Set(rules.goals.flatMap(({ teamId }) => teamId ?? []))
      for (const { changes } of rules.revisions) for (const { teamId } of changes.goals) if (teamId) teamIds.add(teamId)
      for (const teamId of teamIds) this.watchTeam(contestId, rules, teamId)
    }
  }

  /** In the order of replay. */
  add({ contestId, teamId, metricId, quantity, points, seq }: ReplayedEntry): void {
    this.raise(keyOf(contestId, teamId, metricId), quantity, seq)
    this.raise(keyOf(contestId, teamId, ''), points, seq)
  }

  /**
   * Every goal announced as reached was reached by then, under one of its revisions; where the rules were never revised,
   * every goal that was reached is announced.
   */
  async compare(reader: PlainReader, differences: string[]): Promise<void> {
    const told = new Set<string>()
    const rows = reader.rows<GoalReached>(`select "contestId", "teamId", "metricId", "level", "seq" from goal_reached`)
    for await (const { contestId, teamId, metricId, level, seq } of rows) {
      const key = keyOf(contestId, teamId, metricId)
      told.add(`${key}|${level}`)
      const watched = this.watched.get(key)
      const isReached = [...(watched?.figures[level] ?? [])].some((figure) => {
        const first = watched?.firstAt.get(figure) ?? null
        return first !== null && first <= seq
      })
      if (!isReached) differences.push(`goal ${key} ${level}: told as reached under ${seq}, and was not`)
    }
    for (const [key, { figures, firstAt }] of this.watched)
      for (const level of ['target', 'challenge'] as const) {
        const [figure, ...others] = figures[level]
        const isRevised = (this.contests.get(key.split('|')[0] ?? '')?.revisions.length ?? 0) > 0
        if (figure === undefined || others.length > 0 || isRevised) continue
        // Earlier versions told a challenge that was left empty together with its target.
        if (level === 'challenge' && figures.target.has(figure)) continue
        const first = firstAt.get(figure) ?? null
        if (first !== null && !told.has(`${key}|${level}`))
          differences.push(`goal ${key} ${level}: reached under ${first}, and not told`)
      }
  }

  private watchTeam(contestId: string, rules: StoredRules, teamId: string): void {
    for (const version of versionsOf(rules)) {
      const view = { ...version, teams: [] }
      for (const metricId of [null, ...view.metrics.map(({ id }) => id)]) {
        const goal = goalOf(view, teamId, metricId)
        if (goal) this.watch(keyOf(contestId, teamId, metricId ?? ''), goal)
      }
    }
  }

  private watch(key: string, goal: Record<Level, number>): void {
    const known = this.watched.get(key) ?? {
      total: 0,
      firstAt: new Map(),
      figures: { target: new Set(), challenge: new Set() },
    }
    this.watched.set(key, known)
    for (const level of ['target', 'challenge'] as const)
      if (goal[level] > 0) {
        known.figures[level].add(goal[level])
        known.firstAt.set(goal[level], null)
      }
  }

  private raise(key: string, by: number, seq: number): void {
    const watched = this.watched.get(key)
    if (!watched) return
    watched.total += by
    for (const [figure, first] of watched.firstAt)
      if (first === null && watched.total >= figure) watched.firstAt.set(figure, seq)
  }
}
