import { ref } from 'vue'
import { useRouter } from 'vue-router'
import type { DraftReportInput } from '#shared/ritual/battle-reports/contract'
import { useFormErrors } from '#web/forms/use-form-errors'
import { draftReport, publishReport } from './battle-reports.api'

/** Drafts a report, publishes it if wanted, and shows its page. `busy` is the key of what is under way. */
export function useDraftReport(contestId: () => string) {
  const router = useRouter()
  const { general, reference, isBusy, submit } = useFormErrors()
  const busy = ref('')

  async function draft(key: string, input: DraftReportInput, isPublished = false): Promise<void> {
    busy.value = key
    const report = await submit(async () => {
      const drafted = await draftReport(contestId(), input)
      return isPublished ? publishReport(drafted.contestId, drafted.id) : drafted
    })
    busy.value = ''
    if (report) await router.push(`/reports/${report.id}`)
  }

  return { general, reference, isBusy, busy, draft }
}
