/** What is ranked; `fine` tells apart what is equal in `value` as it is shown. */
export interface Rankable {
  value: number
  fine?: number
  reachedSeq: number
}

/** Ranks 1-2-2-4 in order: the higher value first, among equals the one that reached it first (the lower `reachedSeq`). */
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

/** How many people a public list may name: the upper half, at most ten, at least one. */
export function publicPlaces(people: number): number {
  return Math.min(10, Math.max(1, Math.floor(people / 2)))
}
