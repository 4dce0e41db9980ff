import { z } from 'zod'
import { DisputeView, type OpenDisputeInput, type RuleDisputeInput } from '#shared/ledger/disputes/contract'
import { get, post, put } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/disputes${rest}`

export const listDisputes = (contestId: string, openOnly = false) =>
  get(at(contestId, openOnly ? '?openOnly=true' : ''), z.array(DisputeView))
export const openDispute = (contestId: string, input: OpenDisputeInput) => post(at(contestId), DisputeView, input)
export const withdrawDispute = (contestId: string, id: string) => post(at(contestId, `/${id}/withdrawal`), DisputeView)
export const answerDispute = (contestId: string, id: string, answer: string) =>
  put(at(contestId, `/${id}/answer`), DisputeView, { answer })
export const ruleDispute = (contestId: string, id: string, input: RuleDisputeInput) =>
  post(at(contestId, `/${id}/ruling`), DisputeView, input)
