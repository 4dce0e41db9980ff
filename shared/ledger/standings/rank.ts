/** What is ranked; `fine` breaks ties between equal rounded values. */
export interface Rankable {
  value: number
  fine?: number
  reachedSeq: number
}

/** Ranks 1-2-2-4 in order: the higher value first; ties are ordered by the lower `reachedSeq` (reached earlier). */
export function rank<T extends Rankable>(lines: readonly T[]): (T & { rank: number })[] {
  const above = (a: Rankable, b: Rankable) => b.value - a.value || (b.fine ?? 0) - (a.fine ?? 0)
  const ordered = [...lines].sort((a, b) => above(a, b) || a.reachedSeq - b.reachedSeq)
  let place = 0
  return ordered.map((line, index) => {
    const before = ordered[index - 1]
    if (!before || above(before, line) !== 0) place = index + 1
    return { ...line, rank: place }
  })
}

/** How many people a public list may name: the upper half, rounded down, at least one and at most ten. */
export function publicPlaces(people: number): number {
  return Math.min(10, Math.max(1, Math.floor(people / 2)))
}
