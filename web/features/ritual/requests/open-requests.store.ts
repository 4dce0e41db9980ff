import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useOfContest } from '#web/api/use-of-contest'
import { listRequests } from './requests.api'

/** How many requests of the contest on the desk wait for an answer. */
export const useOpenRequests = defineStore('open-requests', () => {
  const { data, load } = useOfContest((id) => listRequests(id, true))
  return { count: computed(() => data.value?.requests.length ?? 0), load }
})
