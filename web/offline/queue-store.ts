import type { RecordDealInput, TapMoment } from '#shared/ledger/deals/contract'
import type { ApiErrorCode } from '#web/api/api-error'

/** What a queue sends: repeated under one `requestId`, dated by its tap. */
export interface Sendable {
  requestId: string
  tapped?: TapMoment | undefined
}

/** What was tapped and has no answer yet, bound to who tapped it and in which contest. */
export interface Queued<Input extends Sendable> {
  requestId: string
  accountId: string
  contestId: string
  /** Grows with every tap; the order of sending. */
  order: number
  tappedAt: string
  input: Input
  /** A definite no: it does not count and waits for its owner to decide. */
  refusal: { code: ApiErrorCode; message: string } | null
}

export type QueuedDeal = Queued<RecordDealInput>

/** Where a queue is kept. */
export interface QueueStore<Input extends Sendable = RecordDealInput> {
  /** Whether what is kept survives closing the page. */
  readonly isDurable: boolean
  /** In order of the taps. */
  all(): Promise<Queued<Input>[]>
  put(deal: Queued<Input>): Promise<void>
  remove(requestId: string): Promise<void>
}

/** Keeps sales while the page is open: for browsers without IndexedDB, and for tests. */
export function memoryQueueStore<Input extends Sendable = RecordDealInput>(): QueueStore<Input> {
  const deals = new Map<string, Queued<Input>>()
  return {
    isDurable: false,
    all: async () => inOrder([...deals.values()]),
    put: async (deal) => void deals.set(deal.requestId, deal),
    remove: async (requestId) => void deals.delete(requestId),
  }
}

export function inOrder<Input extends Sendable>(deals: Queued<Input>[]): Queued<Input>[] {
  return deals.sort((a, b) => a.order - b.order)
}
