import type { ContestView } from '#shared/contest/contests/contract'

/** The contest as spectators see it: without its plan and without areas and dates of its people. */
export const contestForSpectators = (view: ContestView): ContestView => ({
  ...view,
  plan: '',
  participants: view.participants.map((person) => ({ ...person, area: '', activeFrom: null, activeTo: null })),
})
