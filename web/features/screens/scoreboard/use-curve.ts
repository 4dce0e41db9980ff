import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShownEvent } from '#shared/live/protocol'
import { CurveView } from '#shared/screens/scoreboard/contract'
import { get } from '#web/api/http'

const CALM_MS = 4_000

interface Watched {
  contestId: string
  today: string
  newest: ShownEvent | undefined
}

/** The past of the totals: read once, and again when a day passes or a past day changes. */
export function useCurve(watched: () => Watched) {
  const curve = shallowRef<CurveView>()
  const hasFailed = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let generation = 0

  async function read(): Promise<void> {
    const mine = ++generation
    try {
      const answer = await get(`/api/contests/${watched().contestId}/curve`, CurveView)
      if (mine !== generation) return
      curve.value = answer
      hasFailed.value = false
    } catch {
      if (mine === generation) hasFailed.value = curve.value === undefined
    }
  }

  watch(
    () => `${watched().contestId} ${watched().today}`,
    (_, before) => {
      if (before && !before.startsWith(watched().contestId)) curve.value = undefined
      void read()
    },
    { immediate: true },
  )
  watch(
    () => watched().newest?.seq,
    () => {
      const fact = watched().newest?.fact
      const day = fact && 'businessDate' in fact ? fact.businessDate : undefined
      if (!day || day === watched().today) return
      clearTimeout(timer)
      timer = setTimeout(() => void read(), CALM_MS)
    },
  )
  onScopeDispose(() => clearTimeout(timer))

  return { curve, hasFailed, read }
}
