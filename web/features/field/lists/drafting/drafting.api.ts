import { DealingView, DraftView, type MoveInput, type PickInput } from '#shared/field/lists/drafting'
import { get, post } from '#web/api/http'

const turns = (contestId: string, listId: string, rest = '') =>
  `/api/contests/${contestId}/lists/${listId}/turns${rest}`
const lines = (contestId: string, rest: string) => `/api/contests/${contestId}/lines${rest}`

export const readDraft = (contestId: string, listId: string) => get(turns(contestId, listId), DraftView)
export const startDraft = (contestId: string, listId: string, input: MoveInput) =>
  post(turns(contestId, listId, '/start'), DraftView, input)
export const pickLine = (contestId: string, listId: string, input: PickInput) =>
  post(turns(contestId, listId, '/picks'), DraftView, input)
export const passTurn = (contestId: string, listId: string, input: MoveInput) =>
  post(turns(contestId, listId, '/passes'), DraftView, input)
export const undoMove = (contestId: string, listId: string, input: MoveInput) =>
  post(turns(contestId, listId, '/undo'), DraftView, input)

export const readDealing = (contestId: string) => get(lines(contestId, '/dealing'), DealingView)
export const dealLine = (contestId: string, lineId: string, requestId: string, participantId: string) =>
  post(lines(contestId, `/${lineId}/dealing`), DealingView, { requestId, participantId })
