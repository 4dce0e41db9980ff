import { useEventListener, useIntervalFn } from '@vueuse/core'
import { ref, shallowRef, watch } from 'vue'
import { BossView } from '#shared/screens/boss-view/contract'
import { get } from '#web/api/http'
import { unlessRefused, useLinkAuth } from '#web/features/screens/displays/use-display-auth'

const READ_EVERY_MS = 60_000

/** The figures for the link in the address, read anew each minute; a link that is refused asks for its seat again. */
export function useBossView() {
  const { status, seat, askAgain } = useLinkAuth('boss')
  const view = shallowRef<BossView>()
  /** The last figures could not be read; what is shown is older. */
  const isBehind = ref(false)

  async function load(): Promise<void> {
    const asked = seat.value
    if (!asked) return
    try {
      const read = await unlessRefused(get(`/api/contests/${asked.contestId}/summary`, BossView, { as: asked.as }))
      if (seat.value !== asked) return
      isBehind.value = false
      if (read) view.value = read
      else askAgain()
    } catch {
      isBehind.value = true
    }
  }

  watch(seat, (next, before) => {
    if (next?.contestId !== before?.contestId) view.value = undefined
    void load()
  })
  const loadIfSeen = () => document.visibilityState === 'visible' && void load()
  useIntervalFn(loadIfSeen, READ_EVERY_MS)
  useEventListener(document, 'visibilitychange', loadIfSeen)

  return { status, seat, view, isBehind }
}
