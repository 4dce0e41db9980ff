import { MyPledgeView, type PledgeInput, PledgeView } from '#shared/ritual/pledges/contract'
import { get, put } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/pledges${rest}`

/** Today's pledge of the signed-in person, or of the participant they act for. */
export const readMyPledge = (contestId: string, participantId?: string) =>
  get(at(contestId, `/mine${participantId ? `?${new URLSearchParams({ participantId })}` : ''}`), MyPledgeView)
export const makePledge = (contestId: string, input: PledgeInput) => put(at(contestId), PledgeView, input)
