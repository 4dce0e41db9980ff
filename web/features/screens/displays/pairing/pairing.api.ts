import { DisplayView } from '#shared/screens/displays/contract'
import { ClaimedPairing, NewPairing, type OpenHereInput, type PairDisplayInput } from '#shared/screens/displays/pairing'
import { patch, post } from '#web/api/http'

const at = (contestId: string, rest: string) => `/api/contests/${contestId}/displays/${rest}`

export const openPairing = () => post('/api/pairings', NewPairing)
export const claimPairing = (secret: string) => post('/api/pairings/claim', ClaimedPairing, { secret })
export const pairDisplay = (contestId: string, input: PairDisplayInput) =>
  post(at(contestId, 'pair'), DisplayView, input)
export const openHere = (contestId: string, input: OpenHereInput) => post(at(contestId, 'here'), DisplayView, input)
export const renameDisplay = (contestId: string, id: string, name: string) =>
  patch(at(contestId, id), DisplayView, { name })
