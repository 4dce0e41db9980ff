import {
  GroupMessageView,
  type ReadGroupMessage,
  type WriteGroupMessage,
  WrittenGroupMessage,
} from '#shared/ledger/group-messages/contract'
import { post } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/group-messages${rest}`

export const readGroupMessage = (contestId: string, input: ReadGroupMessage) =>
  post(at(contestId, '/reading'), GroupMessageView, input)
export const writeGroupMessage = (contestId: string, input: WriteGroupMessage) =>
  post(at(contestId), WrittenGroupMessage, input)
