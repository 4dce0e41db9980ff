import { type RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { post } from '#web/api/http'

export const recordDeal = (contestId: string, input: RecordDealInput) =>
  post(`/api/contests/${contestId}/deals`, RecordedDeal, input)
