import { computed, type Ref, ref } from 'vue'
import type { MyPledgeView, PledgeInput } from '#shared/ritual/pledges/contract'
import { countOf, currentCounts } from '#shared/ritual/pledges/pledged-activities'

/** The activities (活动量) of a pledge: what is chosen, and what may be sent of it. */
export function usePledgedCounts(
  mine: Readonly<Ref<MyPledgeView | undefined>>,
  isRaising: Readonly<Ref<boolean>>,
  touch: () => void,
) {
  const chosen = ref<Record<string, number>>({})
  const pledged = computed(() => currentCounts(mine.value?.pledge?.activities ?? null))
  const lines = computed(() =>
    Object.entries(chosen.value).flatMap(([activityId, count]) => (count > 0 ? [{ activityId, count }] : [])),
  )
  const isMore = computed(() => lines.value.some(({ activityId, count }) => count > countOf(pledged.value, activityId)))

  /** After the lock no count goes below the accepted one. */
  const least = (activityId: string): number => (isRaising.value ? countOf(pledged.value, activityId) : 0)

  function fill(): void {
    chosen.value = Object.fromEntries(pledged.value.map(({ activityId, count }) => [activityId, count]))
  }

  function choose(activityId: string, count: number): void {
    touch()
    chosen.value = { ...chosen.value, [activityId]: count }
  }

  /** A contest without activities says nothing of them, as a phone of the version before does. */
  const said = (): Pick<PledgeInput, 'activities'> =>
    lines.value.length > 0 || pledged.value.length > 0 ? { activities: lines.value } : {}

  return { chosen, isMore, least, fill, choose, said }
}
