import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { isCheered, type LiveFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'
import type { Cause } from '#web/live/causes'
import { vibrate } from '#web/ui/vibrate'
import type { OnCheer } from './use-cheers'

/** At most one banner in this time; what comes in between is in the feed anyway. */
const CALM_MS = 3_000
const SHOWN_MS = 4_500

interface Own {
  participantId: string | undefined
  teamId: string | undefined
  /** Celebrates every team's moments, for viewers without a team of their own. */
  isForAll?: boolean | undefined
}

/** A moment with the deal that led to it. */
export interface Moment extends ShownEvent {
  cause?: Cause | undefined
}

/** Whether it is a big moment of one's own team: an overtake, a goal, everyone has sold, one's own pledge kept. */
export function isOwnMoment(fact: LiveFact, own: Own): boolean {
  if (!isCheered(fact, 'consequence')) return false
  if ('participantId' in fact) return fact.participantId === own.participantId
  return own.isForAll === true || fact.teamId === own.teamId
}

/** The moment that is being celebrated just now; it ends at once when its sale is reversed. */
export function useCelebrations(onCheer: OnCheer, own: () => Own): ShallowRef<Moment | undefined> {
  const shown = shallowRef<Moment>()
  let shownAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = () => {
    clearTimeout(timer)
    shown.value = undefined
  }
  const stop = onCheer((cheered) => {
    if (cheered.kind === 'takenBack') {
      if (shown.value?.cause?.dealId === cheered.fact.dealId) hide()
      return
    }
    const { event, cause } = cheered
    const now = performance.now()
    if (!isOwnMoment(event.fact, own()) || now - shownAt < CALM_MS) return
    shownAt = now
    shown.value = { ...event, cause }
    if (own().participantId) vibrate([30, 60, 30])
    clearTimeout(timer)
    timer = setTimeout(hide, SHOWN_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return shown
}
