import type { ContestView } from '#shared/contest/contests/contract'
import { isAmount } from '#shared/contest/contests/quantities'
import type { TeamStanding } from '#shared/ledger/standings/contract'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import {
  activityMetrics,
  doneLines,
  needLines,
  pledgesOfTeam,
  presentNeeds,
  teamNeeds,
  type WallMetric,
} from '#web/features/ritual/meetings/pledge-needs'

/** A figure of the wall and what it is read against (null: nothing): pledged of what is needed, or sold of what was pledged. */
export interface WallCell {
  value: number
  of: number | null
}

/** The whole contest, or one team. */
export interface WallRow {
  team: ContestView['teams'][number] | null
  cells: WallCell[]
  pledged: number
  people: number
}

/** How far the day's pledges are, for a room that looks at no single one. */
export interface PledgeProgress {
  pledgers: number
  /** 破零: those of them who have sold today. */
  opened: number
  /** Pieces sold of those pledged, as far as they were; amounts are no pieces. */
  sold: number
  pledged: number
}

export function pledgeProgress(
  contest: Pick<ContestView, 'metrics'>,
  { pledges, teams }: { pledges: readonly PledgeView[]; teams: readonly TeamStanding[] },
): PledgeProgress {
  const lines = doneLines(contest, pledges, teams).filter((line) => !isAmount(line))
  return {
    pledgers: pledges.length,
    opened: pledges.filter(({ state, soldBefore }) => state !== 'pledged' || soldBefore !== null).length,
    sold: lines.reduce((sum, { sold, pledged }) => sum + Math.min(sold, pledged), 0),
    pledged: lines.reduce((sum, { pledged }) => sum + pledged, 0),
  }
}

export interface WallTable {
  metrics: WallMetric[]
  rows: WallRow[]
}

/** More teams than this are on the wall together only. */
const MOST_TEAMS = 4

/** The sums of the pledge wall by metric and activity; the teams' rows add up to the first one. `needed` is null in the evening. */
export function wallTable(
  contest: ContestView,
  room: {
    pledges: readonly PledgeView[]
    teams: readonly TeamStanding[]
    today: string | undefined
    ritual?: { absent: readonly string[] } | undefined
  },
  needed: Readonly<Record<string, number>> | null,
): WallTable {
  const today = room.today ?? contest.startsOn
  const absent = room.ritual?.absent ?? []
  const linesOf = (teamId: string | null): Map<string, WallCell> => {
    const pledges = teamId === null ? room.pledges : pledgesOfTeam(contest, room.pledges, teamId)
    const standings = teamId === null ? room.teams : room.teams.filter((team) => team.teamId === teamId)
    if (needed === null)
      return new Map(
        doneLines(contest, pledges, standings).map(({ metricId, sold, pledged }) => [
          metricId,
          { value: sold, of: pledged },
        ]),
      )
    const needs = teamId === null ? needed : teamNeeds(contest, standings[0], teamId, today)
    const ofActivities = presentNeeds(contest, teamId, { today, absent })
    return new Map(
      needLines(contest, pledges, { ...needs, ...ofActivities }).map((line) => [
        line.metricId,
        { value: line.pledged, of: line.needed },
      ]),
    )
  }
  const whole = linesOf(null)
  const metrics = [...contest.metrics, ...activityMetrics(contest)].filter(({ id }) => whole.has(id))
  const rowOf = (team: WallRow['team']): WallRow => {
    const lines = team ? linesOf(team.id) : whole
    const people = contest.participants.filter(({ teamId }) => !team || teamId === team.id)
    const ids = new Set(people.map(({ id }) => id))
    return {
      team,
      cells: metrics.map(({ id }) => lines.get(id) ?? { value: 0, of: null }),
      pledged: room.pledges.filter(({ participantId }) => ids.has(participantId)).length,
      people: people.length,
    }
  }
  const teams = contest.teams.length <= MOST_TEAMS ? contest.teams : []
  return { metrics, rows: [rowOf(null), ...teams.map(rowOf)] }
}
