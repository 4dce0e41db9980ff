import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { OpportunityView } from '#shared/field/opportunities/contract'
import type { TapMoment } from '#shared/ledger/deals/contract'
import { clockAheadMs, deviceNow } from '#web/stamp/server-clock'
import { type SentStep, sendStep } from './deal-steps.api'
import { useKeptQueue } from './kept-queue'

/** A step without its moment, which is that of the call. */
export type DealStep = SentStep extends infer Step ? (Step extends SentStep ? Omit<Step, 'tapped'> : never) : never

/** Steps of deals (商机) on this device that the server has not answered yet: kept before they are sent, as sales are. */
export const useDealSteps = defineStore('deal-steps', () => {
  /** The newest answer, for a page that lists deals. */
  const latest = shallowRef<OpportunityView>()
  const queue = useKeptQueue<SentStep, OpportunityView>({
    name: 'dangxian-deal-steps',
    send: async (contestId, step) => {
      const view = await sendStep(contestId, step)
      latest.value = view
      return view
    },
  })

  /** Keeps the step and sends it; a refusal of it is the answer, and nothing of it stays. */
  async function take(contestId: string, step: DealStep) {
    const accountId = queue.accountId()
    if (!accountId) return undefined
    const tapped: TapMoment = { at: deviceNow().toISOString(), aheadMs: clockAheadMs.value ?? null }
    const outcome = await queue.record({
      ...{ accountId, contestId, tappedAt: tapped.at },
      input: { ...step, tapped } as SentStep,
    })
    if (outcome.kind === 'refused') await queue.discard(step.requestId)
    return outcome
  }

  /** Leaves nothing of an account on this device. */
  async function forget(account: string): Promise<void> {
    latest.value = undefined
    await queue.forget(account)
  }

  return { waiting: queue.waiting, refused: queue.refused, latest, take, discard: queue.discard, forget }
})
