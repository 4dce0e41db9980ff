import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { isCheered, type LiveFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'

/** At most one banner in this time; what comes in between is in the feed anyway. */
const CALM_MS = 3_000
const SHOWN_MS = 4_500

interface Own {
  participantId: string | undefined
  teamId: string | undefined
  /** Celebrates every team's moments, for viewers without a team of their own. */
  isForAll?: boolean | undefined
}

/** Whether it is a big moment of one's own team: an overtake, a goal, everyone has sold, one's own pledge kept. */
export function isOwnMoment(fact: LiveFact, own: Own): boolean {
  if (!isCheered(fact, 'consequence')) return false
  if ('participantId' in fact) return fact.participantId === own.participantId
  return own.isForAll === true || fact.teamId === own.teamId
}

/** The moment that is being celebrated just now. */
export function useCelebrations(
  onFact: (listener: (event: ShownEvent) => void) => () => void,
  own: () => Own,
): ShallowRef<ShownEvent | undefined> {
  const shown = shallowRef<ShownEvent>()
  let shownAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onFact((event) => {
    const now = performance.now()
    if (!isOwnMoment(event.fact, own()) || now - shownAt < CALM_MS) return
    shownAt = now
    shown.value = event
    clearTimeout(timer)
    timer = setTimeout(() => {
      shown.value = undefined
    }, SHOWN_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return shown
}
