/** The figures of one participant over the contest; `before` and `now` are points of its two halves. */
export interface HonourCandidate {
  participantId: string
  before: number
  now: number
  kept: number
  pledged: number
}

/** A share of few pledges is no proof: who pledged on fewer days than this part of the most is not compared. */
const PLEDGED_PART = 0.5
const FEWEST_PLEDGED = 3

/** The biggest rise from the first half to the second, of those who sold in both; `exceptIds` are honoured already. */
export function mostImproved(
  candidates: readonly HonourCandidate[],
  exceptIds: ReadonlySet<string>,
): HonourCandidate[] {
  const risen = candidates.filter(
    ({ participantId, before, now }) => before > 0 && now > before && !exceptIds.has(participantId),
  )
  return best(risen, (a, b) => b.now - b.before - (a.now - a.before) || b.now - a.now)
}

/** The highest share of pledges kept, then the most kept, of those who pledged on enough days. */
export function mostKept(candidates: readonly HonourCandidate[]): HonourCandidate[] {
  const most = Math.max(0, ...candidates.map(({ pledged }) => pledged))
  const enough = Math.max(FEWEST_PLEDGED, Math.ceil(most * PLEDGED_PART))
  const compared = candidates.filter(({ kept, pledged }) => kept > 0 && pledged >= enough)
  return best(compared, (a, b) => b.kept * a.pledged - a.kept * b.pledged || b.kept - a.kept)
}

/** The first in this order, and all that equal it. */
function best<T>(candidates: readonly T[], order: (a: T, b: T) => number): T[] {
  const [first, ...others] = [...candidates].sort(order)
  return first === undefined ? [] : [first, ...others.filter((each) => order(first, each) === 0)]
}
