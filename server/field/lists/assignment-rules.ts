import { createHash } from 'node:crypto'
import type { AssignReason } from '#shared/field/lists/assigning'

/** A line to assign, and who holds its territory. */
export interface FreeLine {
  id: string
  holders: readonly string[]
}

export interface Assignment {
  lineId: string
  participantId: string
  reason: AssignReason
}

/** What a lot is drawn from: the journal's epoch, what is drawn, and its head number when the input was frozen. */
export const seedOf = (epoch: string, draw: string, headSeq: number): string => hash(`${epoch} ${draw} ${headSeq}`)

/**
 * Gives each line to a holder of its territory, else to everyone; among these to who holds the fewest lines, and among
 * equals by lot. Who has reached the cap gets none, and a line that only they could get stays where it is.
 */
export function assignmentOf(
  lines: readonly FreeLine[],
  held: ReadonlyMap<string, number>,
  cap: number,
  seed: string,
): Assignment[] {
  const loads = new Map(held)
  const loadOf = (id: string) => loads.get(id) ?? 0
  return lines.flatMap(({ id: lineId, holders }) => {
    const withRoom = [...loads.keys()].filter((id) => loadOf(id) < cap)
    const own = withRoom.filter((id) => holders.includes(id))
    const candidates = own.length > 0 ? own : withRoom
    const least = Math.min(...candidates.map(loadOf))
    const equals = candidates.filter((id) => loadOf(id) === least)
    const [participantId] = equals.sort((a, b) => (lot(seed, lineId, a) < lot(seed, lineId, b) ? -1 : 1))
    if (participantId === undefined) return []
    loads.set(participantId, least + 1)
    return [{ lineId, participantId, reason: own.length > 0 ? 'territory' : equals.length > 1 ? 'lot' : 'load' }]
  })
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const lot = (seed: string, lineId: string, participantId: string): string => hash(`${seed} ${lineId} ${participantId}`)
