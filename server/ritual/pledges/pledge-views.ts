import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Pledge } from '#server/ritual/pledges/pledge.entity'
import { stateAt } from '#server/ritual/pledges/pledge-rules'
import type { Totals } from '#shared/ledger/standings/contract'
import type { PledgeView } from '#shared/ritual/pledges/contract'

/** A pledge with its state by the totals of its day. */
export function viewOf(contest: LoadedContest, pledge: Pledge, totals: Totals): PledgeView {
  const {
    participantId,
    day,
    lines,
    raised,
    early,
    soldBefore,
    activities,
    sentence,
    support,
    isLate,
    recordedBy,
    at,
  } = pledge
  return {
    participantId,
    day,
    lines,
    raised,
    early,
    soldBefore,
    activities,
    sentence,
    support,
    isLate,
    recordedBy,
    state: stateAt(contest, pledge, pledge.day, totals),
    at: at.toISOString(),
  }
}
