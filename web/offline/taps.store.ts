import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { TapMoment } from '#shared/ledger/deals/contract'
import { clockAheadMs, deviceNow } from '#web/stamp/server-clock'
import { useKeptQueue } from './kept-queue'
import { type ActivityTap, sendTap } from './taps.api'

/** A tap without the moment, which is that of the call. */
export type NewTap = ActivityTap extends infer Tap ? (Tap extends ActivityTap ? Omit<Tap, 'tapped'> : never) : never

/** Taps on activities of this device that the server has not answered yet: kept before they are sent, as sales are. */
export const useTaps = defineStore('taps', () => {
  /** One's own day as the newest answer told it, with the contest it belongs to. */
  const latest = shallowRef<{ contestId: string; own: OwnActivities }>()
  const queue = useKeptQueue<ActivityTap, OwnActivities>({
    name: 'dangxian-taps',
    send: async (contestId, tap) => {
      const own = await sendTap(contestId, tap)
      latest.value = { contestId, own }
      return own
    },
  })

  /** Keeps the tap and sends it; a refusal of it is the answer, and nothing of it stays. */
  async function tap(contestId: string, input: NewTap) {
    const accountId = queue.accountId()
    if (!accountId) return undefined
    const tapped: TapMoment = { at: deviceNow().toISOString(), aheadMs: clockAheadMs.value ?? null }
    const outcome = await queue.record({
      ...{ accountId, contestId, tappedAt: tapped.at },
      input: { ...input, tapped } as ActivityTap,
    })
    if (outcome.kind === 'refused') await queue.discard(input.requestId)
    return outcome
  }

  /** Leaves nothing of an account on this device. */
  async function forget(account: string): Promise<void> {
    latest.value = undefined
    await queue.forget(account)
  }

  /** What was refused while its page was closed stays until its owner has read why. */
  return { waiting: queue.waiting, refused: queue.refused, latest, tap, discard: queue.discard, forget }
})
