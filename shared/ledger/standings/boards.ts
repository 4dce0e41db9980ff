import type { ContestView } from '#shared/contest/contests/contract'
import { BoardSpan } from '#shared/contest/contests/span'
import {
  addSums,
  type BoardKey,
  NO_TOTALS,
  type ParticipantStanding,
  type Place,
  type PublicBoards,
  type TeamStanding,
  type Totals,
} from './contract'
import { RankedBoard } from './ranked-board'

type Measured = Pick<ContestView, 'metrics'>

/** Every list of people that a contest has: of each time, by points and by each metric. */
export function boardKeys(contest: Measured): BoardKey[] {
  const measures = ['points', ...contest.metrics.map((metric) => metric.id)]
  return BoardSpan.options.flatMap((span) => measures.map((by): BoardKey => `${span}:${by}`))
}

/** The whole list, for directors' screens; people at zero come last, in seat order. */
export const fullBoard = (lines: readonly ParticipantStanding[], key: BoardKey): Place[] =>
  RankedBoard.of(lines, key).places()

/** All lists of a contest. */
export const rankedBoards = (contest: Measured, lines: readonly ParticipantStanding[]): RankedBoard[] =>
  boardKeys(contest).map((key) => RankedBoard.of(lines, key))

/** The public part of those lists. */
export const shownOf = (boards: readonly RankedBoard[]): PublicBoards =>
  Object.fromEntries(boards.map(({ key, shown }) => [key, shown]))

/** The public lists: at most the upper half, at most ten places, none at zero. */
export const publicBoards = (contest: Measured, lines: readonly ParticipantStanding[]): PublicBoards =>
  shownOf(rankedBoards(contest, lines))

/** Teams' totals as sums of their people's, in the order of `teamIds`; reached when the last of them reached it. */
export function teamStandings(teamIds: readonly string[], lines: readonly ParticipantStanding[]): TeamStanding[] {
  return teamIds.map((teamId) => {
    const own = lines.filter((line) => line.teamId === teamId)
    const over = (span: BoardSpan) => sum(own.map((line) => line[span]))
    const totals = { teamId, whole: over('whole'), today: over('today') }
    // Lines that were read without their week and month make teams without.
    return own.some((line) => line.week) ? { ...totals, week: over('week'), month: over('month') } : totals
  })
}

const sum = (parts: readonly (Totals | undefined)[]): Totals =>
  parts.reduce<Totals>((total, part) => (part ? addSums(total, part) : total), { ...NO_TOTALS, metrics: {} })
