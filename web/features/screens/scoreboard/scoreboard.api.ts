import { CurveView } from '#shared/ledger/standings/curve'
import { get } from '#web/api/http'

/** The totals of each past day. */
export const readCurve = (contestId: string) => get(`/api/contests/${contestId}/curve`, CurveView)
