import { z } from 'zod'
import { ApiTokenView, type CreateApiTokenInput, NewApiToken } from '#shared/contest/api-tokens/contract'
import { del, get, NoContent, post } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/api-tokens${rest}`

export const listApiTokens = (contestId: string) => get(at(contestId), z.array(ApiTokenView))
export const createApiToken = (contestId: string, input: CreateApiTokenInput) => post(at(contestId), NewApiToken, input)
export const revokeApiToken = (contestId: string, id: string) => del(at(contestId, `/${id}`), NoContent)
