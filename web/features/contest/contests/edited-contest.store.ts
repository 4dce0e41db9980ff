import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { useResource } from '#web/api/use-resource'
import { readContest } from '#web/features/contest/contests/contests.api'

/** The contest that the director's pages show; all of them read and replace the same one. */
export const useEditedContest = defineStore('desk', () => {
  const id = shallowRef<string | null>(null)
  const { data, errors, load, replace: set } = useResource(() => id.value, readContest)
  const contest = computed(() => (data.value?.id === id.value ? (data.value ?? null) : null))

  /** Reads a contest; the one that is open is read again. */
  async function open(next: string): Promise<void> {
    if (id.value === next) await load()
    else id.value = next
  }

  /** Replaces the open contest by the answer to a change. */
  function replace(view: ContestView): void {
    if (view.id === id.value) set(view)
  }

  return { contest, refusal: errors.refusal, open, replace }
})
