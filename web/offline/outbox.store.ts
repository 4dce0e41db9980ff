import { useEventListener, useIntervalFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, inject, shallowRef, watch } from 'vue'
import { useLive } from '#web/live/live.store'
import { holdReload } from '#web/stamp/server-build'
import { openQueueStore } from './idb-queue-store'
import { Outbox, type Outcome } from './outbox'
import { recordDeal } from './outbox.api'
import type { QueuedDeal, QueueStore } from './queue-store'
import { SIGNED_IN_ACCOUNT } from './signed-in-account'

const tryEveryMs = 10_000

/** The sales of this device that the server has not answered yet. */
export const useOutbox = defineStore('outbox', () => {
  const accountId = inject(SIGNED_IN_ACCOUNT, () => undefined)
  const live = useLive()
  const kept = shallowRef<QueuedDeal[]>([])
  const isDurable = shallowRef(true)
  /** The newest answer, for a page that still shows its sale as queued. */
  const latest = shallowRef<{ requestId: string; outcome: Outcome } | null>(null)

  const own = computed(() => kept.value.filter((deal) => deal.accountId === accountId()))
  /** Still on their way. */
  const waiting = computed(() => own.value.filter((deal) => !deal.refusal))
  /** Refused for good: their owner decides. */
  const refused = computed(() => own.value.filter((deal) => deal.refusal))

  let store: QueueStore | undefined
  const opening = openQueueStore().then(async (opened) => {
    store = opened
    isDurable.value = opened.isDurable
    await reread()
    return new Outbox(opened, recordDeal, (answer) => {
      if (answer) latest.value = answer
      void reread()
    })
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

  /** Leaves nothing of an account on this device. */
  async function forget(account: string): Promise<void> {
    await (await opening).forget(account)
  }

  async function flush(): Promise<void> {
    const outbox = await opening
    await reread()
    const own = accountId()
    if (own && waiting.value.length > 0) await outbox.flush(own)
  }

  // Without a database of the browser's own the queue lasts as long as the page.
  holdReload(() => !isDurable.value && waiting.value.length > 0)

  // At the start, after signing in, when the room or the network is back, and every ten seconds.
  watch(() => [accountId(), live.status === 'live'], flush, { immediate: true })
  useEventListener(window, 'online', flush)
  useIntervalFn(() => waiting.value.length > 0 && flush(), tryEveryMs)

  return { waiting, refused, isDurable, latest, record, discard, forget, flush }
})
