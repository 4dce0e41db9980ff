import { shallowRef } from 'vue'
import { useResource } from './use-resource'

/** What a store reads of one contest after another; `load` reads it again, and a refusal leaves what is known. */
export function useOfContest<T>(ask: (contestId: string) => Promise<T>) {
  const contestId = shallowRef<string | null>(null)
  const { data, load: read } = useResource(() => contestId.value, ask)

  async function load(id: string): Promise<void> {
    if (contestId.value === id) await read()
    else contestId.value = id
  }

  return { data, load }
}
