import { computed, shallowRef, watch } from 'vue'
import { z } from 'zod'
import { ReportSummary } from '#shared/ritual/battle-reports/contract'
import { get } from '#web/api/http'
import { useFormErrors } from '#web/forms/use-form-errors'

/** Where the daily battle report of a closed evening is read and sent: its page, else the list of reports. */
export function useDayReport(contestId: () => string, closedOn: () => string | null) {
  const { query } = useFormErrors()
  const reportId = shallowRef<string>()
  watch(
    () => [contestId(), closedOn()] as const,
    async ([id, day]) => {
      reportId.value = undefined
      if (!day) return
      const reports = await query(() => get(`/api/contests/${id}/reports`, z.array(ReportSummary)))
      reportId.value = reports?.find((each) => each.kind === 'daily' && each.day === day && !each.withdrawnReason)?.id
    },
    { immediate: true },
  )
  return computed(() => (reportId.value ? `/reports/${reportId.value}` : '/reports'))
}
