import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useResource } from '#web/api/use-resource'
import { listDeals } from '../deals.api'

/** As many as one page of the ledger may hold. */
const MOST = 100

/** 待核: the deals of the contest on the desk that wait for a word, newest first. */
export const useHeldDeals = defineStore('held-deals', () => {
  const contestId = shallowRef<string | null>(null)
  const { data, load: read } = useResource(
    () => contestId.value,
    (id) => listDeals(id, { isHeld: 'true' }, { limit: MOST }),
  )
  const deals = computed(() => data.value?.deals)
  const count = computed(() => deals.value?.length ?? 0)

  /** Reads again; a refusal leaves what is known. */
  async function load(id: string): Promise<void> {
    if (contestId.value === id) await read()
    else contestId.value = id
  }

  return { deals, count, load }
})
