import { onScopeDispose, watch } from 'vue'
import { useLive } from '#web/live/live.store'
import { useParts } from '#web/live/use-parts'
import type { useDisplayAuth } from './use-display-auth'
import { useTvSettings } from './use-tv-settings'

/** Follows the contest of the seat, as long as the server lets this screen in. */
export function useScreen({ seat, askAgain }: Pick<ReturnType<typeof useDisplayAuth>, 'seat' | 'askAgain'>) {
  const live = useLive()
  useParts('people', 'pledges', 'feed')
  // A seat that was read again for its settings is the same room.
  watch(
    () => seat.value && `${seat.value.contestId} ${seat.value.as}`,
    () => (seat.value ? live.open(seat.value.contestId, { as: seat.value.as }) : live.close()),
  )
  watch(
    () => live.status,
    (now) => now === 'refused' && askAgain(),
  )
  const settings = useTvSettings(seat, live, askAgain)
  onScopeDispose(() => live.close())
  return { live, settings }
}
