import { computed, onScopeDispose, ref, watch } from 'vue'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'
import { useResource } from '#web/api/use-resource'
import { readReport } from '#web/features/ritual/battle-reports/battle-reports.api'
import { PAGE_MS, type ReportPage, reportPages } from './report-pages'

/** Reads the figures of a report and turns its pages, from the first one when they arrive; the last one stays. */
export function useReportPages(shown: () => { contestId: string; report: ReportBrief; as: SpeaksAs }) {
  const { data: read } = useResource(
    () => ({ contestId: shown().contestId, id: shown().report.id, as: shown().as }),
    ({ contestId, id, as }) => readReport(contestId, id, as),
  )
  const at = ref(0)
  const pages = computed(() => (read.value ? reportPages(read.value, read.value.figures) : []))
  const page = computed<ReportPage | undefined>(() => pages.value[Math.min(at.value, pages.value.length - 1)])
  let timer: ReturnType<typeof setTimeout> | undefined

  function turnLater(): void {
    clearTimeout(timer)
    if (at.value + 1 >= pages.value.length) return
    timer = setTimeout(() => {
      at.value += 1
      turnLater()
    }, PAGE_MS)
  }
  watch(pages, turnLater, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return { read, page }
}
