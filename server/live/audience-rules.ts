import type { JournalRow } from '#server/journal/facts/fact.reader'
import type { ViewAudience } from '#server/journal/facts/viewpoint'
import type { ContestView, ParticipantView } from '#shared/contest/contests/contract'
import { traitsOf } from '#shared/live/facts'
import type { LiveEvent } from '#shared/live/protocol'

/** Without area, dates and portrait. */
export const personForSpectators = ({ portrait: _, ...person }: ParticipantView): ParticipantView => ({
  ...person,
  area: '',
  activeFrom: null,
  activeTo: null,
})

/** The contest as spectators see it: without its plan and without areas, dates and portraits of its people. */
export const contestForSpectators = (view: ContestView): ContestView => ({
  ...view,
  plan: '',
  participants: view.participants.map(personForSpectators),
})

/** LP6: what an audience may not read keeps its number; a fact without traits, of a newer server, is shown to none. */
export function shownTo(readers: ViewAudience, { seq, at, fact, audience }: JournalRow): LiveEvent {
  const traits = traitsOf(fact)
  const isAllowed =
    readers === 'ledger_keepers' || (audience === 'public' && (readers === 'public' || traits?.spectators === true))
  return traits && isAllowed ? { seq, at, fact } : { seq, hidden: true }
}
