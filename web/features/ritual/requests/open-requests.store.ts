import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useResource } from '#web/api/use-resource'
import { listRequests } from './requests.api'

/** How many requests of the contest on the desk wait for an answer. */
export const useOpenRequests = defineStore('open-requests', () => {
  const contestId = shallowRef<string | null>(null)
  const { data, load: read } = useResource(
    () => contestId.value,
    (id) => listRequests(id, true),
  )
  const count = computed(() => data.value?.requests.length ?? 0)

  /** Counts again; a refusal leaves the known number. */
  async function load(id: string): Promise<void> {
    if (contestId.value === id) await read()
    else contestId.value = id
  }

  return { count, load }
})
