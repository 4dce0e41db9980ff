import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { useKeptQueue } from './kept-queue'
import type { Outcome } from './outbox'
import { recordDeal } from './outbox.api'

/** The sales of this device that the server has not answered yet; what was refused waits for its owner to decide. */
export const useOutbox = defineStore('outbox', () => {
  /** The newest answer, for a page that still shows its sale as queued. */
  const latest = shallowRef<{ requestId: string; outcome: Outcome } | null>(null)
  const { waiting, refused, isDurable, record, discard, forget, flush } = useKeptQueue<RecordDealInput, RecordedDeal>({
    name: 'dangxian',
    send: recordDeal,
    answered: (answer) => {
      latest.value = answer
    },
  })

  return { waiting, refused, isDurable, latest, record, discard, forget, flush }
})
