import type { ContestView } from '#shared/contest/contests/contract'
import { BoardSpan } from '#shared/contest/contests/span'
import {
  addSums,
  type BoardKey,
  cancelledOf,
  measure,
  NO_TOTALS,
  type OwnLine,
  type ParticipantStanding,
  type Place,
  type PublicBoards,
  type TeamStanding,
  type Totals,
} from './contract'
import { publicPlaces, rank } from './rank'

/** One's own place in one list: the rank, the length of the list, and the gap to the next higher value. */
export type OwnPlace = OwnLine['places'][string]

type Measured = Pick<ContestView, 'metrics'>

/** Every list of people that a contest has: of each time, by points and by each metric. */
export function boardKeys(contest: Measured): BoardKey[] {
  const measures = ['points', ...contest.metrics.map((metric) => metric.id)]
  return BoardSpan.options.flatMap((span) => measures.map((by): BoardKey => `${span}:${by}`))
}

/** The whole list, for directors' screens; people at zero come last, in seat order. */
export function fullBoard(lines: readonly ParticipantStanding[], key: BoardKey): Place[] {
  const { span, by } = partsOf(key)
  const measured = lines.map((line) => {
    const totals = line[span] ?? NO_TOTALS
    const { value, reachedSeq } = measure(totals, by)
    return {
      participantId: line.participantId,
      value: Math.max(0, value),
      reachedSeq,
      cancelled: cancelledOf(totals, by),
    }
  })
  return rank(measured).map(({ participantId, value, rank, cancelled }) => ({
    ...{ participantId, value, rank },
    ...(cancelled > 0 ? { cancelled } : {}),
  }))
}

/** The public lists: at most the upper half, at most ten places, none at zero. */
export function publicBoards(contest: Measured, lines: readonly ParticipantStanding[]): PublicBoards {
  return publicPart(fullBoards(contest, lines), lines.length)
}

/** All whole lists of a contest. */
export function fullBoards(contest: Measured, lines: readonly ParticipantStanding[]): Map<BoardKey, Place[]> {
  return new Map(boardKeys(contest).map((key) => [key, fullBoard(lines, key)]))
}

/** The public part of whole lists, for a contest of `people` participants. */
export function publicPart(boards: ReadonlyMap<BoardKey, Place[]>, people: number): PublicBoards {
  const places = publicPlaces(people)
  const shown: PublicBoards = {}
  for (const [key, board] of boards) shown[key] = board.slice(0, places).filter((place) => place.value > 0)
  return shown
}

/** Each participant's place in every list, by id; the gap is to the next higher value, without a name. */
export function ownPlaces(boards: ReadonlyMap<BoardKey, Place[]>): Map<string, Record<BoardKey, OwnPlace>> {
  const places = new Map<string, Record<BoardKey, OwnPlace>>()
  for (const [key, board] of boards) {
    let higher: number | null = null
    let current: number | null = null
    for (const { participantId, value, rank } of board) {
      if (value !== current) {
        higher = current
        current = value
      }
      const own = places.get(participantId) ?? {}
      own[key] = { rank, of: board.length, gap: higher === null ? null : higher - value }
      places.set(participantId, own)
    }
  }
  return places
}

/** One's own line at a seq and a contest day; undefined for people who do not take part. */
export function ownLine(
  contest: Measured & Pick<ContestView, 'id'>,
  seq: number,
  today: string,
  lines: readonly ParticipantStanding[],
  participantId: string,
): OwnLine | undefined {
  const standing = lines.find((line) => line.participantId === participantId)
  const places = ownPlaces(fullBoards(contest, lines)).get(participantId)
  return standing && places ? { contestId: contest.id, seq, today, standing, places } : undefined
}

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

export function partsOf(key: BoardKey): { span: BoardSpan; by: string } {
  const [span, by] = key.split(':') as [BoardSpan, string]
  return { span, by }
}
