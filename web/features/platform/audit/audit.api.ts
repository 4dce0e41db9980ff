import { AuditPage } from '#shared/platform/audit/contract'
import { get } from '#web/api/http'

/** One page of the audit log, newest first: of one contest, or of the whole centre. */
export function listAudit({ contestId, before }: { contestId: string | null; before: string | null }) {
  const query = new URLSearchParams({ ...(contestId ? { contestId } : {}), ...(before ? { before } : {}) })
  return get(`/api/audit?${query}`, AuditPage)
}
