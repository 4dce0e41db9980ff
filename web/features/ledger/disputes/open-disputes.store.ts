import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { ApiError } from '#web/api/api-error'
import { listDisputes } from './disputes.api'

/** How many disputes of the contest on the desk wait for a ruling. */
export const useOpenDisputes = defineStore('open-disputes', () => {
  const count = shallowRef(0)
  let wanted = ''

  /** Without an answer the number that was known stays. */
  async function load(contestId: string): Promise<void> {
    if (wanted !== contestId) count.value = 0
    wanted = contestId
    try {
      const { length } = await listDisputes(contestId, true)
      if (wanted === contestId) count.value = length
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
    }
  }

  return { count, load }
})
