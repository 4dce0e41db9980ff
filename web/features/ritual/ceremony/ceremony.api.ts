import type { SpeaksAs } from '#shared/platform/auth/contract'
import { CeremonyView, type SetCeremonyInput } from '#shared/ritual/ceremony/contract'
import { CeremonyState } from '#shared/ritual/ceremony/steps'
import { del, get, NoContent, put } from '#web/api/http'

const at = (contestId: string) => `/api/contests/${contestId}/ceremony`

export const readCeremony = (contestId: string, as: SpeaksAs = 'person') => get(at(contestId), CeremonyView, { as })
export const setCeremony = (contestId: string, input: SetCeremonyInput) => put(at(contestId), CeremonyState, input)
export const endCeremony = (contestId: string) => del(at(contestId), NoContent)
