import type { ContestView } from '#shared/contest/contests/contract'
import type { LiveFact } from '#shared/live/protocol'
import type { Ritual } from '#shared/live/ritual'

/** What is for the people of the contest, not for whoever was sent a link: pledges, meetings, leave and disputes. */
const INSIDE: ReadonlySet<LiveFact['type']> = new Set([
  'pledge.made',
  'meeting.changed',
  'duty.changed',
  'dispute.opened',
  'dispute.ruled',
  'dispute.changed',
])

export const isForOnlookers = ({ type }: LiveFact): boolean => !INSIDE.has(type)

/** The contest without what its people agreed among themselves. */
export const contestForOnlookers = (view: ContestView): ContestView => ({
  ...view,
  plan: '',
  participants: view.participants.map((person) => ({ ...person, area: '', activeFrom: null, activeTo: null })),
})

export const ritualForOnlookers = (ritual: Ritual): Ritual => ({ ...ritual, meetings: [], absent: [] })
