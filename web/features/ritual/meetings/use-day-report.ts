import { computed } from 'vue'
import { useResource } from '#web/api/use-resource'
import { listReports } from '#web/features/ritual/battle-reports/battle-reports.api'

/** The path of the daily battle report of a closed evening, or of the list of reports if there is none. */
export function useDayReport(contestId: () => string, closedOn: () => string | null) {
  const { data: reports } = useResource(
    () => (closedOn() ? { id: contestId(), day: closedOn() } : null),
    async ({ id, day }) =>
      (await listReports(id)).filter((each) => each.kind === 'daily' && each.day === day && !each.withdrawnReason),
  )
  return computed(() => (reports.value?.[0] ? `/reports/${reports.value[0].id}` : '/reports'))
}
