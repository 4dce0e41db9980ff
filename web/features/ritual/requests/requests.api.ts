import {
  type AnswerInput,
  type FinishInput,
  type ForwardInput,
  type ReopenInput,
  RequestList,
  RequestSummary,
  RequestView,
  type TakeInput,
} from '#shared/ritual/requests/contract'
import { RequestTerms } from '#shared/ritual/requests/terms'
import { get, post, put } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/requests${rest}`

export const listRequests = (contestId: string, openOnly = false) =>
  get(at(contestId, openOnly ? '?openOnly=true' : ''), RequestList)
export const readRequestSummary = (contestId: string, day: string) =>
  get(at(contestId, `/summary?day=${day}`), RequestSummary)
export const requestsSheet = (contestId: string, language: string) => at(contestId, `/export?language=${language}`)
export const promiseTerms = (contestId: string, terms: RequestTerms) =>
  put(at(contestId, '/terms'), RequestTerms, terms)
export const takeRequest = (contestId: string, id: string, input: TakeInput) =>
  post(at(contestId, `/${id}/taking`), RequestView, input)
export const forwardRequest = (contestId: string, id: string, input: ForwardInput) =>
  post(at(contestId, `/${id}/forwarding`), RequestView, input)
export const answerRequest = (contestId: string, id: string, input: AnswerInput) =>
  post(at(contestId, `/${id}/answer`), RequestView, input)
export const finishRequest = (contestId: string, id: string, input: FinishInput) =>
  post(at(contestId, `/${id}/finish`), RequestView, input)
export const reopenRequest = (contestId: string, id: string, input: ReopenInput) =>
  post(at(contestId, `/${id}/reopening`), RequestView, input)
