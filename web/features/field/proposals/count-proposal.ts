import { computed, ref } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { newRequestId } from '#web/api/request-id'
import { useRefusal } from '#web/api/use-refusal'
import { useTaps } from '#web/offline/taps.store'

/** Counts each customer's proposal once, where the contest counts them; with or without a signal. */
export function useCountedProposals(contest: () => ContestView | null | undefined, isMember: () => boolean) {
  const taps = useTaps()
  const errors = useRefusal()
  const activity = computed(() => contest()?.activities?.find(({ kind }) => kind === 'proposal'))
  /** By customer; the one without a name is ''. */
  const counted = ref(new Map<string, string>())

  async function count(customer: string): Promise<void> {
    const running = contest()
    if (!activity.value || running?.status !== 'running' || !isMember() || counted.value.has(customer)) return
    const requestId = newRequestId()
    counted.value.set(customer, requestId)
    await send({
      ...{ act: 'count', requestId, activityId: activity.value.id },
      ...(customer ? { customer } : {}),
    })
  }

  async function undo(customer: string): Promise<void> {
    const entry = counted.value.get(customer)
    counted.value.delete(customer)
    if (entry) await send({ act: 'undo', requestId: newRequestId(), entry })
  }

  async function send(input: Parameters<typeof taps.tap>[1]): Promise<void> {
    const contestId = contest()?.id
    if (!contestId) return
    errors.clear()
    const outcome = await taps.tap(contestId, input)
    if (outcome?.kind === 'refused') errors.show(outcome.refusal)
  }

  return { activity, counted, count, undo, errors }
}
