import { useIntervalFn } from '@vueuse/core'
import { computed, ref } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { touches } from '#shared/live/facts'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { useResource } from '#web/api/use-resource'
import { itemOf, meetingOf } from '#web/features/ritual/meetings/agenda'
import { useCurve } from '#web/features/screens/scoreboard/use-curve'
import { useLive } from '#web/live/live.store'
import { useTouched } from '#web/live/use-touched'
import { readFunnels, readWall } from './wall.api'
import { weekOnWall } from './week-curve'

/** People join one after the other. */
const CALM_MS = 1_500
/** Invites run out and newcomers are new for some days, without a fact. */
const AGAIN_MS = 10 * 60_000

/** What the wall shows besides figures of the moment: today's lesson, who joined, where one joins, and the week's curve. */
export function useWall(shown: () => { contest: ContestView; today: string; as: SpeaksAs }) {
  const live = useLive()
  const touched = useTouched(({ type }) => ['contest.changed', 'lesson.published', 'display.changed'].includes(type))
  const again = ref(0)
  useIntervalFn(() => again.value++, AGAIN_MS)
  const { data: wall } = useResource(
    () => ({ contestId: shown().contest.id, as: shown().as }),
    ({ contestId, as }) => readWall(contestId, as),
    { refreshOn: [touched, again, () => shown().today], calmMs: CALM_MS },
  )
  // A contest without activities is not asked for them.
  const { data: funnels } = useResource(
    () => (shown().contest.activities?.length ? { contestId: shown().contest.id, as: shown().as } : null),
    ({ contestId, as }) => readFunnels(contestId, as),
    { refreshOn: [useTouched((fact) => touches(fact, 'activities')), () => shown().today], calmMs: CALM_MS },
  )
  const { curve } = useCurve(() => ({
    contestId: shown().contest.id,
    today: shown().today,
    newest: live.feed[0],
    as: shown().as,
  }))
  return {
    /** That of the morning meeting, once it has been held. */
    lesson: computed(() => itemOf(meetingOf(live.ritual, 'morning'), 'lesson') ?? wall.value?.lesson ?? null),
    newcomers: computed(() => wall.value?.newcomers ?? []),
    invites: computed(() => wall.value?.invites ?? []),
    /** Of teams of which more than one person has done something today. */
    funnels: computed(() => (funnels.value?.teams ?? []).filter(({ funnel }) => funnel !== null)),
    week: computed(() => curve.value && weekOnWall(curve.value, shown().contest, shown().today)),
  }
}
