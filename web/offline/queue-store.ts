import type { RecordDealInput } from '#shared/ledger/deals/contract'
import type { ApiErrorCode } from '#web/api/api-error'

/** A sale that was tapped and has no answer yet, bound to who tapped it and in which contest. */
export interface QueuedDeal {
  requestId: string
  accountId: string
  contestId: string
  /** Grows with every tap; the order of sending. */
  order: number
  tappedAt: string
  input: RecordDealInput
  /** A definite no: the sale is not on the ledger and waits for its owner to decide. */
  refusal: { code: ApiErrorCode; message: string } | null
}

/** Where queued sales are kept. */
export interface QueueStore {
  /** Whether what is kept survives closing the page. */
  readonly isDurable: boolean
  /** In order of the taps. */
  all(): Promise<QueuedDeal[]>
  put(deal: QueuedDeal): Promise<void>
  remove(requestId: string): Promise<void>
}

/** Keeps sales while the page is open: for browsers without IndexedDB, and for tests. */
export function memoryQueueStore(): QueueStore {
  const deals = new Map<string, QueuedDeal>()
  return {
    isDurable: false,
    all: async () => inOrder([...deals.values()]),
    put: async (deal) => void deals.set(deal.requestId, deal),
    remove: async (requestId) => void deals.delete(requestId),
  }
}

export function inOrder(deals: QueuedDeal[]): QueuedDeal[] {
  return deals.sort((a, b) => a.order - b.order)
}
