import type { DraftMove } from '#server/field/lists/drafting/draft-move.entity'

type Move = Pick<DraftMove, 'number' | 'kind' | 'teams' | 'teamId' | 'undoes'>

/** The picks and passes that count, oldest first: those that no later move undoes. */
export function countingMoves<M extends Move>(moves: readonly M[]): M[] {
  const undone = new Set(moves.map(({ undoes }) => undoes))
  return moves.filter(({ kind, number }) => (kind === 'picked' || kind === 'passed') && !undone.has(number))
}

/** The teams in the order in which they pick; empty before the start. */
export const orderOf = (moves: readonly Move[]): readonly string[] =>
  moves.find(({ kind }) => kind === 'started')?.teams ?? []

/**
 * Whose turn it is: the next team in the order that is not full. Null before the start, and once every team that is not full
 * has passed in a row.
 */
export function turnOf(moves: readonly Move[], isFull: (teamId: string) => boolean): string | null {
  const order = orderOf(moves)
  const counting = countingMoves(moves)
  const last = counting.at(-1)?.teamId
  const from = last ? order.indexOf(last) + 1 : 0
  const next = order.map((_, n) => order[(from + n) % order.length] ?? '').filter((teamId) => !isFull(teamId))
  const lastPick = counting.findLastIndex(({ kind }) => kind === 'picked')
  const passed = new Set(counting.slice(lastPick + 1).map(({ teamId }) => teamId))
  return next.every((teamId) => passed.has(teamId)) ? null : (next[0] ?? null)
}
