import { computed, watch } from 'vue'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { keepTariffs, keptTariffs } from './kept-here'
import { listTariffs } from './proposals.api'

/** The contest's 资费; without a signal those that this phone read last. */
export function useTariffs(contestId: () => string | null) {
  const errors = useRefusal()
  const { data, replace } = useResource(contestId, listTariffs, { errors, keep: true })
  watch(data, (list) => {
    const contest = contestId()
    if (contest && list) keepTariffs(contest, list)
  })
  const tariffs = computed(() => {
    const contest = contestId()
    return (data.value ?? (contest ? keptTariffs(contest) : undefined))?.tariffs ?? []
  })
  return { tariffs, replace }
}
