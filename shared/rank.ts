/** Ranks 1-2-2-4 in order: the higher value first, among equals whoever reached it first (the lower `reachedSeq`). */
export function rank<T extends { value: number; reachedSeq: number }>(lines: readonly T[]): (T & { rank: number })[] {
  const ordered = [...lines].sort((a, b) => b.value - a.value || a.reachedSeq - b.reachedSeq)
  let place = 0
  return ordered.map((line, index) => {
    if (index === 0 || line.value !== ordered[index - 1]?.value) place = index + 1
    return { ...line, rank: place }
  })
}

/** How many people a public list may name: the upper half, ten at most, and never nobody. */
export function publicPlaces(people: number): number {
  return Math.min(10, Math.max(1, Math.floor(people / 2)))
}
