import { z } from 'zod'
import { BoardSpan } from '#shared/contest/contests/span'
import {
  type MetricTotal,
  NO_TOTALS,
  type Place,
  type TeamStanding,
  type Totals,
} from '#shared/ledger/standings/contract'

/** A place of a list: that of an earlier place, by its index, or with a new value, or of someone who was not in it. */
const PlaceEdit = z.union([
  z.int().nonnegative(),
  z.tuple([z.union([z.int().nonnegative(), z.string()]), z.int()]),
  z.tuple([z.union([z.int().nonnegative(), z.string()]), z.int(), z.int()]),
])
type PlaceEdit = z.infer<typeof PlaceEdit>
/** The index of the list among all of the contest, and its places in order; ranks follow from the values. */
export const BoardEdit = z.tuple([z.int().nonnegative(), z.array(PlaceEdit)])
export type BoardEdit = z.infer<typeof BoardEdit>

export function placesEdit(before: readonly Place[], after: readonly Place[]): PlaceEdit[] {
  const seats = new Map(before.map(({ participantId }, index) => [participantId, index]))
  return after.map(({ participantId, value, cancelled }) => {
    const seat = seats.get(participantId)
    const was = seat === undefined ? undefined : before[seat]
    if (seat !== undefined && was?.value === value && was.cancelled === cancelled) return seat
    return cancelled === undefined ? [seat ?? participantId, value] : [seat ?? participantId, value, cancelled]
  })
}

export function placesAfter(before: readonly Place[], edit: readonly PlaceEdit[]): Place[] {
  let [rank, last] = [0, Number.NaN]
  return edit.map((each, index) => {
    const [who, changed, cancelledNow] = typeof each === 'number' ? [each] : each
    const was = typeof who === 'number' ? before[who] : undefined
    const participantId = typeof who === 'string' ? who : was?.participantId
    const value = changed ?? was?.value
    if (participantId === undefined || value === undefined) throw new Error('An edit of a place that is not there')
    const cancelled = changed === undefined ? was?.cancelled : cancelledNow
    if (value !== last) [rank, last] = [index + 1, value]
    return { participantId, value, rank, ...(cancelled === undefined ? {} : { cancelled }) }
  })
}

/** A column of the totals, and its change: one for all times, or one for each. */
const ColumnEdit = z.union([
  z.tuple([z.int().nonnegative(), z.int()]),
  z.tuple([z.int().nonnegative(), z.int(), z.int(), z.int(), z.int()]),
])
/** The index of the team, and what changed. */
export const TeamEdit = z.tuple([z.int().nonnegative(), z.array(ColumnEdit)])
export type TeamEdit = z.infer<typeof TeamEdit>
type ColumnEdit = z.infer<typeof ColumnEdit>

/** What both sides know of a run: the order of the metrics, and its last number. */
export interface EditFrame {
  metricIds: readonly string[]
  last: number
}

/** Numbers of facts are written as how far they lie before the last one, everything else as a difference. */
export function columnsEdit(before: TeamStanding, after: TeamStanding, { metricIds, last }: EditFrame): ColumnEdit[] {
  const [was, is] = [before, after].map((team) => BoardSpan.options.map((span) => cellsOf(team[span], metricIds)))
  const edits: ColumnEdit[] = []
  for (let column = 0; column < width(metricIds); column++) {
    const values = BoardSpan.options.map((_, span) => [was?.[span]?.[column] ?? 0, is?.[span]?.[column] ?? 0] as const)
    if (values.every(([then, now]) => then === now)) continue
    const changes = values.map(([then, now]) => (isNumberOfFact(column) ? last - now : now - then))
    const [first = 0, ...others] = changes
    edits.push([column, ...(others.every((each) => each === first) ? [first] : changes)] as ColumnEdit)
  }
  return edits
}

export function teamAfter(before: TeamStanding, edits: readonly ColumnEdit[], frame: EditFrame): TeamStanding {
  const after = { ...before }
  BoardSpan.options.forEach((span, index) => {
    const cells = cellsOf(before[span], frame.metricIds)
    for (const [column, first, ...others] of edits) {
      const change = index === 0 ? first : (others[index - 1] ?? first)
      cells[column] = isNumberOfFact(column) ? frame.last - change : (cells[column] ?? 0) + change
    }
    after[span] = totalsFrom(cells, frame.metricIds)
  })
  return after
}

const [OF_TOTALS, OF_METRIC] = [5, 4]
const width = (metricIds: readonly string[]) => OF_TOTALS + OF_METRIC * metricIds.length

/** The first column of the totals, and of each metric. */
const isNumberOfFact = (column: number) =>
  column === 0 || (column >= OF_TOTALS && (column - OF_TOTALS) % OF_METRIC === 0)

function cellsOf(totals: Totals = NO_TOTALS, metricIds: readonly string[]): number[] {
  const { reachedSeq, points, deals, cancelled, metrics } = totals
  const cells = [reachedSeq, points, deals, cancelled?.deals ?? 0, cancelled?.points ?? 0]
  for (const id of metricIds) {
    const { reachedSeq: reached = 0, quantity = 0, cancelled: gone = 0, pending = 0 } = metrics[id] ?? {}
    cells.push(reached, quantity, gone, pending)
  }
  return cells
}

function totalsFrom(cells: readonly number[], metricIds: readonly string[]): Totals {
  const [reachedSeq = 0, points = 0, deals = 0, goneDeals = 0, gonePoints = 0] = cells
  const metrics: Record<string, MetricTotal> = {}
  metricIds.forEach((id, index) => {
    const from = OF_TOTALS + index * OF_METRIC
    const [reached = 0, quantity = 0, gone = 0, pending = 0] = cells.slice(from, from + OF_METRIC)
    if (reached === 0 && quantity === 0 && gone === 0 && pending === 0) return
    metrics[id] = {
      quantity,
      reachedSeq: reached,
      ...(gone ? { cancelled: gone } : {}),
      ...(pending ? { pending } : {}),
    }
  })
  const totals = { points, deals, reachedSeq, metrics }
  return goneDeals || gonePoints ? { ...totals, cancelled: { deals: goneDeals, points: gonePoints } } : totals
}
