import type { BoardSpan } from '#shared/contest/contests/span'
import { type BoardKey, cancelledOf, measure, NO_TOTALS, type ParticipantStanding, type Place } from './contract'
import type { OwnPlace } from './own-line'
import { publicPlaces } from './rank'
import { listMark } from './way-up'

/** A participant's line before and after; `seat` is its index among all lines, which orders equal people. */
export interface LineChange {
  seat: number
  before: ParticipantStanding
  after: ParticipantStanding
}

interface Row {
  participantId: string
  seat: number
  /** Never below 0. */
  value: number
  reachedSeq: number
  cancelled: number
}

/**
 * All people of one list in order: the higher value first, then who reached it first, then the seat. Immutable; a list
 * after a few changes costs a copy, and a place in it a binary search.
 */
export class RankedBoard {
  /** The public part: at most the upper half, at most ten places, none at zero. The same array while it says the same. */
  readonly shown: Place[]

  private constructor(
    readonly key: BoardKey,
    private readonly rows: readonly Row[],
    shownBefore?: Place[],
  ) {
    const shown = this.places(publicPlaces(rows.length)).filter((place) => place.value > 0)
    this.shown = shownBefore && isSameList(shownBefore, shown) ? shownBefore : shown
  }

  static of(lines: readonly ParticipantStanding[], key: BoardKey): RankedBoard {
    const rows = lines.map((line, seat) => rowOf(line, seat, key))
    return new RankedBoard(key, rows.sort(inOrder))
  }

  /** The list after those changes; this one where none of them is of its figures. */
  after(changes: readonly LineChange[]): RankedBoard {
    let rows: Row[] | undefined
    for (const { seat, before, after } of changes) {
      const [was, is] = [rowOf(before, seat, this.key), rowOf(after, seat, this.key)]
      if (inOrder(was, is) === 0 && was.cancelled === is.cancelled) continue
      rows ??= [...this.rows]
      rows.splice(firstNotBefore(rows, was), 1)
      rows.splice(firstNotBefore(rows, is), 0, is)
    }
    return rows ? new RankedBoard(this.key, rows, this.shown) : this
  }

  /** The first places, ranked 1-2-2-4. */
  places(most = this.rows.length): Place[] {
    let rank = 0
    return this.rows.slice(0, most).map(({ participantId, value, cancelled }, index) => {
      if (value !== this.rows[index - 1]?.value) rank = index + 1
      return { participantId, value, rank, ...(cancelled > 0 ? { cancelled } : {}) }
    })
  }

  /** The place of a line of this list, and its gap to the next higher value; null for the first. */
  placeOf(line: ParticipantStanding): { rank: number; of: number; gap: number | null } {
    const { value } = rowOf(line, 0, this.key)
    const higher = firstIndex(this.rows, (row) => row.value <= value)
    const next = this.rows[higher - 1]
    return { rank: higher + 1, of: this.rows.length, gap: next ? next.value - value : null }
  }

  /**
   * What a person is shown of their own place: the rank and the gap to the next one where the public list has both, else
   * how far it is to that list. The rank of all is for after the end: while people sell, it changes with a named sale, and
   * so gives away what the seller has.
   */
  ownPlaceOf(line: ParticipantStanding, isOver = false): Omit<OwnPlace, 'board'> {
    const { rank, of, gap } = this.placeOf(line)
    if (this.shown.some(({ participantId }) => participantId === line.participantId)) return { of, rank, gap }
    if (isOver) return { of, rank, gap: null }
    const mark = listMark(of, (index) => this.rows[index]?.value)
    return mark === undefined ? { of, gap: null } : { of, gap: mark - rowOf(line, 0, this.key).value, isBelow: true }
  }
}

/** A list's time and measure. */
export function partsOf(key: string): { span: BoardSpan; by: string } {
  const [span, by] = key.split(':') as [BoardSpan, string]
  return { span, by }
}

function rowOf(line: ParticipantStanding, seat: number, key: BoardKey): Row {
  const { span, by } = partsOf(key)
  const totals = line[span] ?? NO_TOTALS
  const { value, reachedSeq } = measure(totals, by)
  const { participantId } = line
  return { participantId, seat, value: Math.max(0, value), reachedSeq, cancelled: cancelledOf(totals, by) }
}

const inOrder = (a: Row, b: Row): number => b.value - a.value || a.reachedSeq - b.reachedSeq || a.seat - b.seat

const firstNotBefore = (rows: readonly Row[], row: Row): number => firstIndex(rows, (each) => inOrder(each, row) >= 0)

/** The first index whose row `fits`; rows that do follow all that do not. */
function firstIndex(rows: readonly Row[], fits: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(rows[middle] as Row)) high = middle
    else low = middle + 1
  }
  return low
}

export const isSameList = (a: readonly Place[], b: readonly Place[]): boolean =>
  a.length === b.length &&
  a.every((place, index) => {
    const other = b[index]
    return (
      place.participantId === other?.participantId &&
      place.value === other.value &&
      place.rank === other.rank &&
      place.cancelled === other.cancelled
    )
  })
