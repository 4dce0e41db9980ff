import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useResource } from '#web/api/use-resource'
import { listDisputes } from './disputes.api'

/** How many disputes of the contest on the director's pages wait for a ruling. */
export const useOpenDisputes = defineStore('open-disputes', () => {
  const contestId = shallowRef<string | null>(null)
  const { data, load: read } = useResource(
    () => contestId.value,
    (id) => listDisputes(id, true),
  )
  const count = computed(() => data.value?.length ?? 0)

  /** Counts again; a refusal leaves the known number. */
  async function load(id: string): Promise<void> {
    if (contestId.value === id) await read()
    else contestId.value = id
  }

  return { count, load }
})
