import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import type { FactType, LiveFact } from '#shared/live/facts'
import { useLive } from '#web/live/live.store'
import { useTouched } from '#web/live/use-touched'
import { useUnread } from '#web/session/unread.store'

/** Facts that come with a notice. */
const TELLING: ReadonlySet<FactType> = new Set(['dispute.ruled', 'deal.held', 'report.published'])
const tells = (fact: LiveFact) => TELLING.has(fact.type) || (fact.type === 'request.moved' && fact.state === 'answered')
/** A report reaches a whole room at once: not all of it asks in the same moment. */
const SPREAD_MS = 1_500

/** Keeps the count of unread 消息 in step: with the room, with each fact that tells, and when the phone is looked at again. */
export function useUnreadCount() {
  const live = useLive()
  const unread = useUnread()
  const told = useTouched(tells)
  watch(
    () => live.isInStep,
    (isInStep) => isInStep && void unread.load(),
    { immediate: true },
  )
  watch(told, () => void setTimeout(() => unread.load(), Math.random() * SPREAD_MS))
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') void unread.load()
  })
  return unread
}
