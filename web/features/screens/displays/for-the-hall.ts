import type { ShownEvent } from '#shared/live/protocol'

/** Whether a wall tells it: disputes and their outcome are for the people of the contest, not for whoever walks past. */
export const isForTheHall = ({ fact }: ShownEvent): boolean =>
  !fact.type.startsWith('dispute.') && fact.type !== 'deal.reassigned'
