import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { saleLineOf } from '#server/ledger/deals/counting-entry'
import type { Deal, Reassignment, Withdrawal } from '#server/ledger/deals/deal.entity'
import type { DealHistory, LedgerPage } from '#server/ledger/deals/ledger/ledger.repository'
import type { DealLineView, DealView, LineState, ReassignmentView } from '#shared/ledger/deals/contract'
import { numberDueOn, numbersOf } from '#shared/ledger/deals/review'

type NameOf = (participantId: string) => string

/** The deal's lines in order with their states, and the points of seller and helper together. */
export function lineHistory({ entries, pending, cancellations }: DealHistory): DealLineView[] {
  const lines = new Map<number, DealLineView>()
  for (const { line, metricId, quantity, points, state, seq, waitsFor } of pending) {
    if (state === 'activated') continue
    const gone = cancellations.some((each) => each.seq === seq) ? 'cancelled' : 'taken_back'
    lines.set(line, {
      line,
      metricId,
      quantity,
      points,
      countedOn: null,
      state: state === 'pending' ? WAITING[waitsFor] : gone,
    })
  }
  // What was held (待核) counts again under an entry of its own, or waits.
  for (const entry of entries.filter(({ reversedBy }) => reversedBy !== 'hold')) {
    const line = saleLineOf(entry)
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
      state: lineState(reversedBy),
    })
  }
  return [...lines.values()].sort((a, b) => a.line - b.line)
}

const WAITING = { activation: 'pending', review: 'held' } as const

function lineState(reversedBy: DealHistory['entries'][number]['reversedBy']): LineState {
  if (reversedBy === null) return 'counted'
  return reversedBy === 'cancellation' ? 'cancelled' : 'taken_back'
}

/** The numbers of the lines that were cancelled under `seq`, waiting ones among them. */
export function cancelledLines({ entries, pending }: DealHistory, seq: number): number[] {
  const counted = entries.filter((each) => each.reversedSeq === seq).map(saleLineOf)
  const dropped = pending.filter((each) => each.state === 'dropped' && each.seq === seq).map((each) => each.line)
  return [...new Set([...counted, ...dropped])].sort((a, b) => a - b)
}

export function helperView({ helperId }: Deal, { entries }: DealHistory, nameOf: NameOf): DealView['helper'] {
  if (!helperId) return null
  const points = entries.filter(isAssist).reduce((sum, each) => sum + each.points, 0)
  return { participantId: helperId, name: nameOf(helperId), points }
}

/** Why, when and by whom the deal was reversed. */
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

const isAssist = ({ kind, reversedBy }: DealHistory['entries'][number]) => kind === 'assist' && reversedBy !== 'hold'

/** 待核, while the deal waits for its review. */
export function reviewOf({ pending, asked }: DealHistory): DealView['review'] {
  const isHeld = pending.some(({ state, waitsFor }) => state === 'pending' && waitsFor === 'review')
  return isHeld && asked ? { cause: asked.cause, needs: asked.needs, at: asked.at.toISOString() } : null
}

/** 缺号码: the day at whose noon the sale becomes 待核, unless its number comes. */
export function numberDueOf(
  { rules, timezone }: LoadedContest,
  deal: Deal,
  history: DealHistory,
  lines: readonly DealLineView[],
): DealView['numberDueOn'] {
  const isKnown = deal.reference !== null || deal.reassigns !== null || history.numbers.length > 0 || history.asked
  if (isKnown || history.entries.some(({ kind }) => kind === 'activation')) return null
  const lacks = lines.some(
    ({ metricId, state }) =>
      state === 'counted' && rules.metricOn(metricId, deal.businessDate).numberRule === 'same_day',
  )
  return lacks ? numberDueOn({ ...rules.view, timezone }, deal.recordedAt) : null
}

/** 业务号码, those that came later included, and whether one of them was another deal's. */
export function numbersIn({ reference, isPossibleDuplicate }: Deal, { numbers: later }: DealHistory) {
  const numbers = numbersOf({ reference: reference ?? undefined, numbers: later.map(({ number }) => number) })
  const isTaken = isPossibleDuplicate || later.some((each) => each.isPossibleDuplicate)
  return { reference: numbers[0] ?? null, numbers, isPossibleDuplicate: isTaken }
}
