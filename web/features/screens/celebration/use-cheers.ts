import { onScopeDispose } from 'vue'
import type { ShownEvent } from '#shared/live/protocol'
import { Causes, type Cheered } from '#web/live/causes'

type OnFact = (listener: (event: ShownEvent) => void) => () => void
export type OnCheer = (listener: (cheered: Cheered) => void) => () => void

/** As `onFact`, for what celebrates: each fact with its cause, and what takes a sale back. */
export function useCheers(onFact: OnFact): OnCheer {
  const causes = new Causes()
  const listeners = new Set<(cheered: Cheered) => void>()
  const stop = onFact((event) => {
    const cheered = causes.take(event)
    if (cheered) for (const listener of listeners) listener(cheered)
  })
  onScopeDispose(stop)
  return (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}
