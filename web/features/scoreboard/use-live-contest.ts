import { onScopeDispose, watch } from 'vue'
import { useLive } from '../../live/live.store'
import { useSession } from '../session/session.store'

/** The live state of the contest that is chosen on this device, for as long as the page is open. */
export function useLiveContest() {
  const session = useSession()
  const live = useLive()
  watch(
    () => session.contestId,
    (id) => {
      if (id) live.open(id)
      else live.close()
    },
    { immediate: true },
  )
  onScopeDispose(() => live.close())
  return live
}
