import { onScopeDispose, watch } from 'vue'
import type { ShownEvent } from '#shared/live/protocol'
import { CelebrationHold } from '#web/live/celebration-hold'

type OnFact = (listener: (event: ShownEvent) => void) => () => void

/** As `onFact`, for what celebrates: facts come when they may be celebrated, and none that the screen was out of step for. */
export function useHeldFacts(onFact: OnFact, isInStep: () => boolean): OnFact {
  const listeners = new Set<(event: ShownEvent) => void>()
  const hold = new CelebrationHold((event) => {
    for (const listener of listeners) listener(event)
  })
  const stop = onFact((event) => hold.take(event))
  watch(isInStep, (inStep) => inStep || hold.clear())
  onScopeDispose(() => {
    stop()
    hold.clear()
  })
  return (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}
