import { CurveView } from '#shared/ledger/standings/curve'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { get } from '#web/api/http'

/** The totals of each past day. */
export const readCurve = (contestId: string, as?: SpeaksAs) =>
  get(`/api/contests/${contestId}/curve`, CurveView, as ? { as } : {})
