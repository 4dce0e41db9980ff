import { onScopeDispose, shallowRef, watch } from 'vue'
import { ReportView } from '#shared/ritual/battle-reports/contract'
import { get, NoContent, post } from '#web/api/http'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useLive } from '#web/live/live.store'
import { rememberSeen } from './seen-report'

/** One report, read anew when it is published or withdrawn; opening it counts as reading it. */
export function useReport(watched: () => { contestId: string | null; reportId: string }) {
  const live = useLive()
  const report = shallowRef<ReportView>()
  const errors = useFormErrors()

  async function load(): Promise<void> {
    const { contestId, reportId } = watched()
    if (!contestId) return
    const path = `/api/contests/${contestId}/reports/${reportId}`
    const answer = await errors.query(() => get(path, ReportView))
    if (!answer || watched().reportId !== answer.id) return
    report.value = answer
    if (answer.status === 'draft') return
    rememberSeen(answer.id)
    if (answer.hasRead) return
    const isRead = await post(`${path}/read`, NoContent).then(
      () => true,
      () => false,
    )
    if (isRead && report.value === answer) report.value = { ...answer, hasRead: true, readers: answer.readers + 1 }
  }

  watch(
    () => `${watched().contestId} ${watched().reportId}`,
    () => {
      report.value = undefined
      void load()
    },
    { immediate: true },
  )
  const stop = live.onFact(({ fact }) => {
    const id = fact.type === 'report.published' ? fact.report.id : fact.type === 'report.withdrawn' && fact.reportId
    if (id === watched().reportId) void load()
  })
  onScopeDispose(stop)

  return { report, errors, load }
}
