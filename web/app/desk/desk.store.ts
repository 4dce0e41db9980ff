import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { ContestView } from '#shared/contest/contests/contract'
import { ApiError, get } from '#web/api/http'

/** The contest that lies on the director's desk; every page of it reads and replaces the same one. */
export const useDesk = defineStore('desk', () => {
  const contest = shallowRef<ContestView | null>(null)
  const refusal = shallowRef<ApiError | null>(null)
  let wanted = ''

  async function open(id: string): Promise<void> {
    wanted = id
    refusal.value = null
    if (contest.value?.id !== id) contest.value = null
    try {
      const view = await get(`/api/contests/${id}`, ContestView)
      if (wanted === id) contest.value = view
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (wanted === id) refusal.value = error
    }
  }

  /** Takes the answer of a change as the contest that holds from now on. */
  function lay(view: ContestView): void {
    if (view.id === wanted) contest.value = view
  }

  function clear(): void {
    wanted = ''
    contest.value = null
    refusal.value = null
  }

  return { contest, refusal, open, lay, clear }
})
