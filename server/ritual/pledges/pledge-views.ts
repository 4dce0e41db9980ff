import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Pledge } from '#server/ritual/pledges/pledge.entity'
import { stateAt } from '#server/ritual/pledges/pledge-rules'
import type { Totals } from '#shared/ledger/standings/contract'
import type { PledgeView } from '#shared/ritual/pledges/contract'

/** What a pledge shows as it is stored. */
const SHOWN = [
  ...(['participantId', 'day', 'lines', 'raised', 'early', 'soldBefore', 'activities'] as const),
  ...(['sentence', 'support', 'isLate', 'recordedBy'] as const),
]

/** A pledge with its state by the totals of its day. */
export function viewOf(contest: LoadedContest, pledge: Pledge, totals: Totals): PledgeView {
  const shown = Object.fromEntries(SHOWN.map((field) => [field, pledge[field]])) as Pick<Pledge, (typeof SHOWN)[number]>
  return { ...shown, state: stateAt(contest, pledge, pledge.day, totals), at: pledge.at.toISOString() }
}
