import { useIntervalFn } from '@vueuse/core'
import { computed } from 'vue'
import type {
  ImportMapping,
  ImportView,
  SettledView,
  SettleInput,
  StartImportInput,
} from '#shared/ledger/imports/contract'
import { useResource } from '#web/api/use-resource'
import { useFormErrors } from '#web/forms/use-form-errors'
import { importApi } from './imports.api'

const POLL_EVERY_MS = 700

/** One import, polled while it runs, and the steps that can be taken with it. */
export function useImport(contestId: string, runId: string) {
  const api = importApi(contestId, runId)
  const errors = useFormErrors()
  const { data: view, isLoading, load, replace } = useResource(() => true, api.read, { errors })
  const isRunning = computed(() => view.value?.status === 'running')
  useIntervalFn(() => {
    if (isRunning.value && !isLoading.value) void load()
  }, POLL_EVERY_MS)

  async function step(work: () => Promise<ImportView>): Promise<void> {
    const next = await errors.submit(work)
    if (next) replace(next)
  }

  async function settle(input: SettleInput): Promise<SettledView | undefined> {
    const done = await errors.submit(() => api.settle(input))
    if (done) await load()
    return done
  }

  return {
    view,
    isRunning,
    errors,
    api,
    map: (mapping: ImportMapping) => step(() => api.map(mapping)),
    start: (input: StartImportInput) => step(() => api.start(input)),
    stop: () => step(api.stop),
    settle,
  }
}
