import { type ComputedRef, computed, type Ref, shallowReactive, watch } from 'vue'
import { useRoute } from 'vue-router'
import type { DeskCounter } from '#web/shell/route-meta'
import { contestDeskRoutes } from './feature-routes'

/** What waits behind the links of a contest, by the path of their routes; read with every page, as the desk has no live room. */
export function useWaiting(contestId: Ref<string | null>): ComputedRef<ReadonlyMap<string, number>> {
  const route = useRoute()
  const counters = shallowReactive(new Map<string, DeskCounter>())
  const counted = contestDeskRoutes.flatMap(({ path, meta }) =>
    meta?.link?.waiting ? [{ path, load: meta.link.waiting }] : [],
  )

  async function count(id: string): Promise<void> {
    for (const { path, load } of counted) {
      const counter = counters.get(path) ?? (await load())
      counters.set(path, counter)
      await counter.load(id)
    }
  }

  watch(
    () => route.fullPath,
    () => contestId.value && void count(contestId.value),
    { immediate: true },
  )
  return computed(() => new Map([...counters].map(([path, counter]) => [path, counter.count])))
}
