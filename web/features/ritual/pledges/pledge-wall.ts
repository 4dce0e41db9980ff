import type { ContestView } from '#shared/contest/contests/contract'
import type { PledgeState } from '#shared/ledger/deals/pledge-state'
import type { PledgeView } from '#shared/ritual/pledges/contract'

type Wall = Pick<ContestView, 'participants' | 'teams'>
type Line = PledgeView['lines'][number]

/** One pledge of the wall; `lines` is what holds now, raised or not. */
export interface PledgeCard {
  id: string
  name: string
  colour: string
  lines: Line[]
  state: PledgeState
}

const standing = (pledge: PledgeView): Line[] => pledge.raised ?? pledge.lines

/** The members who have pledged, in seat order. */
export function pledgeCards(contest: Wall, pledges: readonly PledgeView[]): PledgeCard[] {
  const byPerson = new Map(pledges.map((pledge) => [pledge.participantId, pledge]))
  return contest.participants.flatMap(({ id, name, teamId }) => {
    const pledge = byPerson.get(id)
    const colour = contest.teams.find((team) => team.id === teamId)?.colour ?? ''
    if (!pledge) return []
    return [{ id, name, colour, lines: standing(pledge), state: pledge.state }]
  })
}
