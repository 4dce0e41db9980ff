import type { ContestView } from '#shared/contest/contests/contract'
import type { Ritual } from '#shared/live/ritual'

/** The contest without what its people agreed among themselves. */
export const contestForOnlookers = (view: ContestView): ContestView => ({
  ...view,
  plan: '',
  participants: view.participants.map((person) => ({ ...person, area: '', activeFrom: null, activeTo: null })),
})

export const ritualForOnlookers = (ritual: Ritual): Ritual => ({ ...ritual, meetings: [], absent: [] })
