import type { ContestView } from './contest'
import { publicPlaces, rank } from './rank'
import {
  type BoardKey,
  type MetricTotal,
  measure,
  NO_TOTALS,
  type OwnLine,
  type ParticipantStanding,
  type Place,
  type PublicBoards,
  type TeamStanding,
  type Totals,
} from './standing'

/** Where one stands in one list: the rank, among how many, and how far the next higher value is. */
export type OwnPlace = OwnLine['places'][string]

type Measured = Pick<ContestView, 'metrics'>

/** Every list of people that a contest has: the whole contest or today, by points or by one metric. */
export function boardKeys(contest: Measured): BoardKey[] {
  const measures = ['points', ...contest.metrics.map((metric) => metric.id)]
  return (['whole', 'today'] as const).flatMap((span) => measures.map((by): BoardKey => `${span}:${by}`))
}

/** The whole list, for directors' screens; people at zero stand last, in seat order. */
export function fullBoard(lines: readonly ParticipantStanding[], key: BoardKey): Place[] {
  const { span, by } = partsOf(key)
  const measured = lines.map((line) => ({ participantId: line.participantId, ...measure(line[span], by) }))
  return rank(measured).map(({ participantId, value, rank }) => ({ participantId, value, rank }))
}

/** The lists that everybody may read: at most the upper half, at most ten, nobody at zero. */
export function publicBoards(contest: Measured, lines: readonly ParticipantStanding[]): PublicBoards {
  return publicPart(fullBoards(contest, lines), lines.length)
}

/** All whole lists of a contest. */
export function fullBoards(contest: Measured, lines: readonly ParticipantStanding[]): Map<BoardKey, Place[]> {
  return new Map(boardKeys(contest).map((key) => [key, fullBoard(lines, key)]))
}

/** What everybody may read of whole lists among so many people. */
export function publicPart(boards: ReadonlyMap<BoardKey, Place[]>, people: number): PublicBoards {
  const places = publicPlaces(people)
  const shown: PublicBoards = {}
  for (const [key, board] of boards) shown[key] = board.slice(0, places).filter((place) => place.value > 0)
  return shown
}

/** Everybody's place in every list; the gap is counted to the next higher value and names nobody. */
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

/** One's own line at a number and a contest day; nothing for somebody who does not take part. */
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
    return { teamId, whole: sum(own.map((line) => line.whole)), today: sum(own.map((line) => line.today)) }
  })
}

function sum(parts: readonly Totals[]): Totals {
  const total: Totals = { ...NO_TOTALS, metrics: {} }
  for (const part of parts) {
    total.points += part.points
    total.deals += part.deals
    total.reachedSeq = Math.max(total.reachedSeq, part.reachedSeq)
    if (part.cancelled) total.cancelled = sumCancelled(total.cancelled, part.cancelled)
    for (const [metricId, line] of Object.entries(part.metrics))
      total.metrics[metricId] = sumMetric(total.metrics[metricId], line)
  }
  return total
}

const sumCancelled = (a: Totals['cancelled'], b: NonNullable<Totals['cancelled']>): Totals['cancelled'] => ({
  deals: (a?.deals ?? 0) + b.deals,
  points: (a?.points ?? 0) + b.points,
})

function sumMetric(a: MetricTotal | undefined, b: MetricTotal): MetricTotal {
  const cancelled = (a?.cancelled ?? 0) + (b.cancelled ?? 0)
  const pending = (a?.pending ?? 0) + (b.pending ?? 0)
  return {
    quantity: (a?.quantity ?? 0) + b.quantity,
    reachedSeq: Math.max(a?.reachedSeq ?? 0, b.reachedSeq),
    ...(cancelled === 0 ? {} : { cancelled }),
    ...(pending === 0 ? {} : { pending }),
  }
}

function partsOf(key: BoardKey): { span: 'whole' | 'today'; by: string } {
  const [span, by] = key.split(':') as ['whole' | 'today', string]
  return { span, by }
}
