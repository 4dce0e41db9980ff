import { computed, shallowRef, watch } from 'vue'
import type { ShownEvent } from '#shared/live/protocol'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { useResource } from '#web/api/use-resource'
import { readCurve } from './scoreboard.api'

const CALM_MS = 4_000

interface Watched {
  contestId: string
  today: string
  newest: ShownEvent | undefined
  /** Of a TV or a link. */
  as?: SpeaksAs
}

/** The past of the totals: read once, and again when a day passes or a past day changes. */
export function useCurve(watched: () => Watched) {
  const pastDayChanges = shallowRef(0)
  watch(
    () => watched().newest?.seq,
    () => {
      const fact = watched().newest?.fact
      const day = fact && 'businessDate' in fact ? fact.businessDate : undefined
      if (day && day !== watched().today) pastDayChanges.value++
    },
  )
  const {
    data: curve,
    load,
    errors,
  } = useResource(
    () => watched().contestId,
    (contestId) => readCurve(contestId, watched().as),
    { refreshOn: pastDayChanges, calmMs: CALM_MS },
  )
  watch(
    () => watched().today,
    () => load(),
  )

  const hasFailed = computed(() => curve.value === undefined && errors.refusal.value !== null)
  return { curve, hasFailed, load }
}
