import { HELPER_LINE_OFFSET } from '#server/ledger/deals/counting-entry'
import type { Deal, Reassignment, Withdrawal } from '#server/ledger/deals/deal.entity'
import type { DealStory, LedgerPage } from '#server/ledger/deals/ledger/ledger.repository'
import type { DealLineView, DealView, LineState, ReassignmentView } from '#shared/ledger/deals/contract'

type NameOf = (participantId: string) => string

/** The deal's lines in order, with the points of seller and helper together, and what has become of each. */
export function linesOf({ entries, pending, cancellations }: DealStory): DealLineView[] {
  const lines = new Map<number, DealLineView>()
  for (const { line, metricId, quantity, points, state, seq } of pending) {
    if (state === 'activated') continue
    const gone = cancellations.some((each) => each.seq === seq) ? 'cancelled' : 'taken_back'
    lines.set(line, { line, metricId, quantity, points, countedOn: null, state: state === 'pending' ? state : gone })
  }
  for (const entry of entries) {
    const line = entry.line % HELPER_LINE_OFFSET
    const { metricId, quantity, points, businessDate, reversedBy } = entry
    const known = lines.get(line) ?? {
      line,
      metricId,
      quantity: 0,
      points: 0,
      state: 'counted',
      countedOn: businessDate,
    }
    lines.set(line, {
      ...known,
      quantity: known.quantity + quantity,
      points: known.points + points,
      state: stateOf(reversedBy),
    })
  }
  return [...lines.values()].sort((a, b) => a.line - b.line)
}

function stateOf(reversedBy: DealStory['entries'][number]['reversedBy']): LineState {
  if (reversedBy === null) return 'counted'
  return reversedBy === 'cancellation' ? 'cancelled' : 'taken_back'
}

/** The numbers of the lines that were cancelled under `seq`, waiting ones among them. */
export function cancelledLines({ entries, pending }: DealStory, seq: number): number[] {
  const counted = entries.filter((each) => each.reversedSeq === seq).map((each) => each.line % HELPER_LINE_OFFSET)
  const dropped = pending.filter((each) => each.state === 'dropped' && each.seq === seq).map((each) => each.line)
  return [...new Set([...counted, ...dropped])].sort((a, b) => a - b)
}

export function helperOf({ helperId }: Deal, { entries }: DealStory, nameOf: NameOf): DealView['helper'] {
  if (!helperId) return null
  const points = entries.filter((each) => each.kind === 'assist').reduce((sum, each) => sum + each.points, 0)
  return { participantId: helperId, name: nameOf(helperId), points }
}

/** Why, when and by whom something was undone. */
export const actOf = (
  { reason, at, accountId }: Pick<Withdrawal, 'reason' | 'at' | 'accountId'>,
  page: LedgerPage,
) => ({
  reason,
  at: at.toISOString(),
  by: page.people.get(accountId) ?? '',
})

/** `dealId` is the other deal of the reassignment. */
export function reassignmentOf(
  reassignment: Reassignment | undefined,
  dealId: string | undefined,
  page: LedgerPage,
  nameOf: NameOf,
): ReassignmentView | null {
  if (!reassignment || !dealId) return null
  const participantId = page.sellers.get(dealId) ?? ''
  return { ...actOf(reassignment, page), dealId, participantId, name: nameOf(participantId) }
}
