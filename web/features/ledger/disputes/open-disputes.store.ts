import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useOfContest } from '#web/api/use-of-contest'
import { listDisputes } from './disputes.api'

/** How many disputes of the contest on the director's pages wait for a ruling. */
export const useOpenDisputes = defineStore('open-disputes', () => {
  const { data, load } = useOfContest((id) => listDisputes(id, true))
  return { count: computed(() => data.value?.length ?? 0), load }
})
