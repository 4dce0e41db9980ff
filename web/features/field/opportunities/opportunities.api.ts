import { z } from 'zod'
import {
  type ChangeOpportunityInput,
  CountingStep,
  type OpenOpportunityInput,
  OpportunityDesk,
  OpportunityView,
  OwnOpportunities,
  RevealedCustomer,
} from '#shared/field/opportunities/contract'
import { get, post, put } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/opportunities${rest}`

export const readOwnOpportunities = (contestId: string) => get(at(contestId, '/own'), OwnOpportunities)
export const openOpportunity = (contestId: string, input: OpenOpportunityInput) =>
  post(at(contestId), OpportunityView, input)
export const changeOpportunity = (contestId: string, id: string, input: ChangeOpportunityInput) =>
  put(at(contestId, `/${id}`), OpportunityView, input)
export const revealCustomer = (contestId: string, id: string) =>
  post(at(contestId, `/${id}/number/reveal`), RevealedCustomer)

export const readOpportunityDesk = (contestId: string) => get(at(contestId), OpportunityDesk)
export const giveOpportunity = (contestId: string, id: string, participantId: string, requestId: string) =>
  post(at(contestId, `/${id}/member`), OpportunityView, { requestId, participantId })
export const setCountingSteps = (contestId: string, steps: CountingStep[]) =>
  put(at(contestId, '/counting'), z.array(CountingStep), { steps })
export const opportunitiesSheet = (contestId: string, language: string) => at(contestId, `/export?language=${language}`)
