import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useOfContest } from '#web/api/use-of-contest'
import { listDeals } from '../deals.api'

/** As many as one page of the ledger may hold. */
const MOST = 100

/** 待核: the deals of the contest on the desk that wait for a word, newest first. */
export const useHeldDeals = defineStore('held-deals', () => {
  const { data, load } = useOfContest((id) => listDeals(id, { isHeld: 'true' }, { limit: MOST }))
  const deals = computed(() => data.value?.deals)
  return { deals, count: computed(() => deals.value?.length ?? 0), load }
})
