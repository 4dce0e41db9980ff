import type { ContestView } from '#shared/contest/contests/contract'
import { momentOf, type RecordDealInput } from '#shared/ledger/deals/contract'
import { type Day, dayOf } from '#shared/platform/time/time'
import type { QueuedDeal } from './queue-store'

export type Dated = Pick<ContestView, 'timezone' | 'status' | 'endsOn'>

/** The day that a sale is dated with unless another one is chosen. */
export const saleDay = ({ timezone, status, endsOn }: Dated, now: Date): Day =>
  status === 'settling' ? endsOn : dayOf(now, timezone)

/** The day of a request: the one chosen, else that of its tap. */
export function dayOfInput({ businessDate, tapped }: RecordDealInput, contest: Dated): Day | undefined {
  return businessDate ?? (tapped && saleDay(contest, momentOf(tapped)))
}

/** Expands the items of an input to metric lines, an offer to its lines. */
export function linesOf(contest: Pick<ContestView, 'offers'>, items: RecordDealInput['items']) {
  return items.flatMap(({ metricId, offerId, quantity }) => {
    if (metricId) return [{ metricId, quantity }]
    const offer = contest.offers.find((each) => each.id === offerId)
    return (offer?.lines ?? []).map((line) => ({ metricId: line.metricId, quantity: line.quantity * quantity }))
  })
}

/** What waits on this device: how many sales, and how much of each metric. */
export interface QueuedTotals {
  deals: number
  quantities: Record<string, number>
}

type Waiting = Pick<QueuedDeal, 'contestId' | 'input'>

/** The waiting sales of a participant, of one business date where it is given. */
export function queuedTotals(
  contest: Pick<ContestView, 'id' | 'offers'> & Dated,
  waiting: readonly Waiting[],
  { participantId, day }: { participantId: string | null; day?: Day | undefined },
): QueuedTotals {
  const own = waiting.filter(
    ({ contestId, input }) =>
      contestId === contest.id &&
      input.participantId === participantId &&
      (day === undefined || dayOfInput(input, contest) === day),
  )
  const quantities: Record<string, number> = {}
  for (const { metricId, quantity } of own.flatMap(({ input }) => linesOf(contest, input.items)))
    quantities[metricId] = (quantities[metricId] ?? 0) + quantity
  return { deals: own.length, quantities }
}
