import { ref } from 'vue'

const key = 'dangxian.report.seen'

/** Id of the newest report opened or dismissed on this device, so that its banner stays hidden. */
export const seenReport = ref(localStorage.getItem(key))

export function rememberSeen(reportId: string): void {
  seenReport.value = reportId
  localStorage.setItem(key, reportId)
}
