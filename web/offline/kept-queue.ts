import { useEventListener, useIntervalFn } from '@vueuse/core'
import { computed, inject, shallowRef, watch } from 'vue'
import { useLive } from '#web/live/live.store'
import { holdReload } from '#web/stamp/server-build'
import { openQueueStore } from './idb-queue-store'
import { Outbox, type Outcome } from './outbox'
import type { Queued, QueueStore, Sendable } from './queue-store'
import { SIGNED_IN_ACCOUNT } from './signed-in-account'

const TRY_EVERY_MS = 10_000

/** Where a queue is kept on the device, and how one of its items is sent. */
interface KeptQueue<Input extends Sendable, Answer> {
  name: string
  send: (contestId: string, input: Input) => Promise<Answer>
  answered?: (answer: { requestId: string; outcome: Outcome<Answer> }) => void
}

/**
 * What the signed-in person sent on this device and the server has not answered yet, for a store: kept before it is sent,
 * and sent at the start, after signing in, when the room or the network is back, and every ten seconds.
 */
export function useKeptQueue<Input extends Sendable, Answer>({ name, send, answered }: KeptQueue<Input, Answer>) {
  const accountId = inject(SIGNED_IN_ACCOUNT, () => undefined)
  const live = useLive()
  const kept = shallowRef<Queued<Input>[]>([])
  const isDurable = shallowRef(true)
  const own = computed(() => kept.value.filter((item) => item.accountId === accountId()))
  /** Still on their way. */
  const waiting = computed(() => own.value.filter((item) => !item.refusal))
  /** Refused for good. */
  const refused = computed(() => own.value.filter((item) => item.refusal))

  let store: QueueStore<Input> | undefined
  const opening = openQueueStore<Input>(name).then(async (opened) => {
    store = opened
    isDurable.value = opened.isDurable
    await reread()
    return new Outbox<Input, Answer>(opened, send, (answer) => {
      if (answer) answered?.(answer)
      void reread()
    })
  })

  async function reread(): Promise<void> {
    kept.value = (await store?.all()) ?? []
  }

  async function record(tap: Pick<Queued<Input>, 'accountId' | 'contestId' | 'tappedAt' | 'input'>) {
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
    const account = accountId()
    if (account && waiting.value.length > 0) await outbox.flush(account)
  }

  // Without a database of the browser's own the queue lasts as long as the page.
  holdReload(() => !isDurable.value && waiting.value.length > 0)
  watch(() => [accountId(), live.status === 'live'], flush, { immediate: true })
  useEventListener(window, 'online', flush)
  useIntervalFn(() => waiting.value.length > 0 && flush(), TRY_EVERY_MS)

  return { accountId, waiting, refused, isDurable, record, discard, forget, flush }
}
