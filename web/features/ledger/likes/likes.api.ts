import { LikesView } from '#shared/ledger/likes/contract'
import { get, put } from '#web/api/http'

export const readLikes = (contestId: string, dealIds: readonly string[]) =>
  get(`/api/contests/${contestId}/likes?deals=${dealIds.join(',')}`, LikesView)
export const likeDeal = (contestId: string, dealId: string) =>
  put(`/api/contests/${contestId}/deals/${dealId}/like`, LikesView, {})
