import { useEventListener, useIntervalFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, inject, shallowRef, watch } from 'vue'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { TapMoment } from '#shared/ledger/deals/contract'
import { useLive } from '#web/live/live.store'
import { holdReload } from '#web/stamp/server-build'
import { clockAheadMs, deviceNow } from '#web/stamp/server-clock'
import { openQueueStore } from './idb-queue-store'
import { Outbox } from './outbox'
import type { Queued, QueueStore } from './queue-store'
import { SIGNED_IN_ACCOUNT } from './signed-in-account'
import { type ActivityTap, sendTap } from './taps.api'

const TRY_EVERY_MS = 10_000

/** A tap without the moment, which is that of the call. */
export type NewTap = ActivityTap extends infer Tap ? (Tap extends ActivityTap ? Omit<Tap, 'tapped'> : never) : never

/** Taps on activities of this device that the server has not answered yet: kept before they are sent, as sales are. */
export const useTaps = defineStore('taps', () => {
  const accountId = inject(SIGNED_IN_ACCOUNT, () => undefined)
  const live = useLive()
  const kept = shallowRef<Queued<ActivityTap>[]>([])
  const isDurable = shallowRef(true)
  /** One's own day as the newest answer told it, with the contest it belongs to. */
  const latest = shallowRef<{ contestId: string; own: OwnActivities }>()
  const waiting = computed(() => kept.value.filter((tap) => tap.accountId === accountId() && !tap.refusal))

  let store: QueueStore<ActivityTap> | undefined
  const opening = openQueueStore<ActivityTap>('dangxian-taps').then(async (opened) => {
    store = opened
    isDurable.value = opened.isDurable
    await reread()
    return new Outbox<ActivityTap, OwnActivities>(
      opened,
      async (contestId, tap) => {
        const own = await sendTap(contestId, tap)
        latest.value = { contestId, own }
        return own
      },
      () => void reread(),
    )
  })

  async function reread(): Promise<void> {
    kept.value = (await store?.all()) ?? []
  }

  /** Keeps the tap and sends it; a refusal of it is the answer, and nothing of it stays. */
  async function tap(contestId: string, input: NewTap) {
    const account = accountId()
    if (!account) return undefined
    const tapped: TapMoment = { at: deviceNow().toISOString(), aheadMs: clockAheadMs.value ?? null }
    const outbox = await opening
    const outcome = await outbox.record({
      ...{ accountId: account, contestId, tappedAt: tapped.at },
      input: { ...input, tapped } as ActivityTap,
    })
    if (outcome.kind === 'refused') await outbox.discard(input.requestId)
    return outcome
  }

  /** Leaves nothing of an account on this device. */
  async function forget(account: string): Promise<void> {
    latest.value = undefined
    await (await opening).forget(account)
  }

  async function flush(): Promise<void> {
    const outbox = await opening
    await reread()
    const own = accountId()
    // What was refused meanwhile can no longer be counted: its ten minutes are over, or it was undone.
    for (const { requestId, refusal } of kept.value) if (refusal) await outbox.discard(requestId)
    if (own && waiting.value.length > 0) await outbox.flush(own)
  }

  holdReload(() => !isDurable.value && waiting.value.length > 0)
  watch(() => [accountId(), live.status === 'live'], flush, { immediate: true })
  useEventListener(window, 'online', flush)
  useIntervalFn(() => waiting.value.length > 0 && flush(), TRY_EVERY_MS)

  return { waiting, latest, tap, forget }
})
