import { watch } from 'vue'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useTouched } from '#web/live/use-touched'
import { useUnread } from '#web/session/unread.store'
import { markRead, readReport } from './battle-reports.api'
import { rememberSeen } from './seen-report'

/** One report, read again when it is published or withdrawn; opening it counts as reading it. */
export function useReport(watched: () => { contestId: string | null; reportId: string }) {
  const touched = useTouched((fact) => {
    const id = fact.type === 'report.published' ? fact.report.id : fact.type === 'report.withdrawn' && fact.reportId
    return id === watched().reportId
  })
  const errors = useRefusal()
  const unread = useUnread()
  const {
    data: report,
    load,
    replace,
  } = useResource(
    () => {
      const { contestId, reportId } = watched()
      return contestId ? { contestId, reportId } : null
    },
    ({ contestId, reportId }) => readReport(contestId, reportId),
    { errors, refreshOn: touched },
  )

  watch(report, (opened) => opened && opened.status !== 'draft' && noteRead(opened))
  async function noteRead(opened: ReportView): Promise<void> {
    rememberSeen(opened.id)
    if (opened.hasRead) return
    const isNoted = await markRead(opened.contestId, opened.id).then(
      () => true,
      () => false,
    )
    if (!isNoted) return
    void unread.load()
    if (report.value === opened) report.value = { ...opened, hasRead: true, readers: opened.readers + 1 }
  }

  return { report, errors, load, replace }
}
