import { computed, shallowRef, watch } from 'vue'
import { BenchmarkList, BenchmarkView, type NameBenchmarkInput } from '#shared/ritual/benchmarks/contract'
import { del, get, NoContent, post } from '#web/api/http'
import { useFormErrors } from '#web/forms/use-form-errors'

/** The benchmarks of a contest, read anew whenever `changed` does; directors also name and withdraw. */
export function useBenchmarks(contestId: () => string | null, changed: () => unknown = () => undefined) {
  const list = shallowRef<BenchmarkList>()
  const week = shallowRef<string>()
  const reading = useFormErrors()
  const naming = useFormErrors()
  let generation = 0

  async function load(): Promise<void> {
    const contest = contestId()
    if (!contest) return
    const mine = ++generation
    const query = week.value ? `?${new URLSearchParams({ week: week.value })}` : ''
    const answer = await reading.query(() => get(`/api/contests/${contest}/benchmarks${query}`, BenchmarkList))
    if (mine !== generation || !answer) return
    reading.clear()
    list.value = answer
  }

  /** Whether they are named now. */
  async function name(input: NameBenchmarkInput): Promise<boolean> {
    const named = await naming.submit(() => post(`/api/contests/${contestId()}/benchmarks`, BenchmarkView, input))
    if (named) await load()
    return named !== undefined
  }

  async function withdraw(id: string): Promise<boolean> {
    const isDone = await naming.submit(async () => {
      await del(`/api/contests/${contestId()}/benchmarks/${id}`, NoContent)
      return true
    })
    if (isDone) await load()
    return isDone === true
  }

  function chooseWeek(next: string): void {
    week.value = next
    void load()
  }

  watch(
    contestId,
    () => {
      list.value = undefined
      week.value = undefined
      void load()
    },
    { immediate: true },
  )
  watch(changed, (is, was) => was !== undefined && is !== was && void load())

  const hasFailed = computed(() => !list.value && reading.refusal.value !== null)
  return { list, load, name, withdraw, chooseWeek, hasFailed, naming }
}
