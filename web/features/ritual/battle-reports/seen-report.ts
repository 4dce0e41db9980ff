import { ref } from 'vue'

const key = 'dangxian.report.seen'

/** The newest report this device has opened or put away, so that its banner does not come back. */
export const seenReport = ref(localStorage.getItem(key))

export function rememberSeen(reportId: string): void {
  seenReport.value = reportId
  localStorage.setItem(key, reportId)
}
