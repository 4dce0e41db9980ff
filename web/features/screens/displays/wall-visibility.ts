import { traitsOf } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'

/** Whether the feed of a TV shows this fact. */
export const isShownOnWall = ({ fact }: ShownEvent): boolean => traitsOf(fact)?.wall === true

/** Whether it reverses or withdraws what the room has seen. */
const isCorrection = ({ fact }: ShownEvent): boolean =>
  traitsOf(fact)?.cheer === 'reversal' || fact.type === 'report.withdrawn'

/** What the feed of a TV shows, the newest first; a correction never leads, it follows the newest of the others. */
export function wallLines(events: readonly ShownEvent[]): ShownEvent[] {
  const shown = events.filter(isShownOnWall)
  const first = shown.find((event) => !isCorrection(event))
  return first ? [first, ...shown.filter((event) => event !== first)] : []
}
