import { OwnAims, type SetAimInput } from '#shared/ritual/aims/contract'
import { get, put } from '#web/api/http'

const at = (contestId: string) => `/api/contests/${contestId}/aims/own`

export const readOwnAims = (contestId: string) => get(at(contestId), OwnAims)
export const setOwnAim = (contestId: string, input: SetAimInput) => put(at(contestId), OwnAims, input)
