import { useEventListener, useIntervalFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { RecordedDeal } from '#shared/ledger/deals/contract'
import { post } from '#web/api/http'
import { useLive } from '#web/live/live.store'
import { useSession } from '#web/session/session.store'
import { openQueueStore } from './idb-queue-store'
import { Outbox, type Outcome } from './outbox'
import type { QueuedDeal, QueueStore } from './queue-store'

const tryEveryMs = 10_000

/** The sales of this device that the server has not answered yet. */
export const useOutbox = defineStore('outbox', () => {
  const session = useSession()
  const live = useLive()
  const kept = shallowRef<QueuedDeal[]>([])
  const isDurable = shallowRef(true)
  /** What the server said last, for whoever still shows that sale as queued. */
  const latest = shallowRef<{ requestId: string; outcome: Outcome } | null>(null)

  const own = computed(() => kept.value.filter((deal) => deal.accountId === session.who?.account.id))
  /** Still on their way. */
  const waiting = computed(() => own.value.filter((deal) => !deal.refusal))
  /** Refused for good: their owner decides. */
  const refused = computed(() => own.value.filter((deal) => deal.refusal))

  let store: QueueStore | undefined
  const opening = openQueueStore().then(async (opened) => {
    store = opened
    isDurable.value = opened.isDurable
    await reread()
    return new Outbox(
      opened,
      (contestId, input) => post(`/api/contests/${contestId}/deals`, RecordedDeal, input),
      (answer) => {
        if (answer) latest.value = answer
        void reread()
      },
    )
  })

  async function reread(): Promise<void> {
    kept.value = (await store?.all()) ?? []
  }

  async function record(tap: Pick<QueuedDeal, 'accountId' | 'contestId' | 'tappedAt' | 'input'>): Promise<Outcome> {
    return (await opening).record(tap)
  }

  async function discard(requestId: string): Promise<void> {
    await (await opening).discard(requestId)
  }

  async function flush(): Promise<void> {
    const outbox = await opening
    await reread()
    const accountId = session.who?.account.id
    if (accountId && waiting.value.length > 0) await outbox.flush(accountId)
  }

  // At the start, after signing in, when the room or the network is back, and every ten seconds.
  watch(() => [session.who?.account.id, live.status === 'live'], flush, { immediate: true })
  useEventListener(window, 'online', flush)
  useIntervalFn(() => waiting.value.length > 0 && flush(), tryEveryMs)

  return { waiting, refused, isDurable, latest, record, discard, flush }
})
