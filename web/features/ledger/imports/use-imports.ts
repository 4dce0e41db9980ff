import { useIntervalFn } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { type ImportMapping, ImportView, SettledView, type SettleInput } from '#shared/ledger/imports/contract'
import { get, post, put } from '#web/api/http'
import { useFormErrors } from '#web/forms/use-form-errors'

const LOOK_EVERY_MS = 700
/** Twenty thousand rows are read and compared in one request. */
const LONG = { timeoutMs: 120_000 }

/** One import: what it is now, and every step that can be taken with it. */
export function useImport(contestId: string, runId: string) {
  const errors = useFormErrors()
  const view = shallowRef<ImportView | null>(null)
  const path = `/api/contests/${contestId}/imports/${runId}`
  const isRunning = computed(() => view.value?.status === 'running')
  /** Raised whenever the rows may have changed. */
  const generation = shallowRef(0)

  async function take(answer: Promise<ImportView>): Promise<void> {
    const taken = await errors.submit(() => answer)
    if (!taken) return
    view.value = taken
    generation.value++
    if (isRunning.value) watching.resume()
  }

  const watching = useIntervalFn(
    async () => {
      const now = await errors.query(() => get(path, ImportView))
      if (!now) return
      view.value = now
      if (now.status === 'running') return
      watching.pause()
      generation.value++
    },
    LOOK_EVERY_MS,
    { immediate: false },
  )

  async function settle(input: SettleInput): Promise<SettledView | undefined> {
    const done = await errors.submit(() => post(`${path}/settlements`, SettledView, input, LONG))
    if (done) await reload()
    return done
  }

  const reload = () => take(get(path, ImportView))
  void reload()
  return {
    view,
    isRunning,
    generation,
    errors,
    path,
    reload,
    map: (mapping: ImportMapping) => take(put(`${path}/mapping`, ImportView, mapping, LONG)),
    start: (writes: boolean) => take(post(`${path}/start`, ImportView, { writes })),
    stop: () => take(post(`${path}/stop`, ImportView)),
    settle,
  }
}
