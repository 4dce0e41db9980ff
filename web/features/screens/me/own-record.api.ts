import { OwnRecordView } from '#shared/screens/me/contract'
import { get } from '#web/api/http'

export const readOwnRecord = (contestId: string) => get(`/api/contests/${contestId}/own-record`, OwnRecordView)
