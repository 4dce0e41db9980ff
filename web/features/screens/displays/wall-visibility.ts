import { traitsOf } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'

/** Whether the feed of a TV shows this fact. */
export const isShownOnWall = ({ fact }: ShownEvent): boolean => traitsOf(fact)?.wall === true
