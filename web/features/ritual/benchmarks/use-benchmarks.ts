import { computed, shallowRef, watch } from 'vue'
import type { NameBenchmarkInput } from '#shared/ritual/benchmarks/contract'
import { useResource } from '#web/api/use-resource'
import { useFormErrors } from '#web/forms/use-form-errors'
import { listBenchmarks, nameBenchmark } from './benchmarks.api'

/** The benchmarks of a contest, read again whenever `changed` does; directors also name them. */
export function useBenchmarks(contestId: () => string | null, changed: () => unknown = () => undefined) {
  const week = shallowRef<string>()
  const naming = useFormErrors()
  watch(contestId, () => {
    week.value = undefined
  })
  const { data: list, load, errors } = useResource(contestId, (id) => listBenchmarks(id, week.value))
  watch(changed, (_, before) => before !== undefined && load())

  /** Whether they are named now. */
  async function name(input: NameBenchmarkInput): Promise<boolean> {
    const id = contestId()
    if (!id) return false
    const named = await naming.submit(() => nameBenchmark(id, input))
    if (named) await load()
    return named !== undefined
  }

  async function chooseWeek(next: string): Promise<void> {
    week.value = next
    await load()
  }

  const hasFailed = computed(() => !list.value && errors.refusal.value !== null)
  return { list, load, name, chooseWeek, hasFailed, naming }
}
