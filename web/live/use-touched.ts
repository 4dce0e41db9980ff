import { onScopeDispose, type Ref, ref, watch } from 'vue'
import type { LiveFact } from '#shared/live/facts'
import { useLive } from './live.store'

/**
 * Rises with every fact that `concerns` the caller, and when the room is in step again: facts may have been missed while
 * it was not.
 */
export function useTouched(concerns: (fact: LiveFact) => boolean): Readonly<Ref<number>> {
  const live = useLive()
  const times = ref(0)
  let wasInStep = live.isInStep
  onScopeDispose(live.onFact(({ fact }) => void (concerns(fact) && times.value++)))
  watch(
    () => live.isInStep,
    (isInStep) => {
      if (isInStep && wasInStep) times.value++
      wasInStep ||= isInStep
    },
  )
  return times
}
