import { z } from 'zod'
import {
  type CreateInviteInput,
  InviteOffer,
  InviteView,
  type JoinByInviteInput,
  Joined,
} from '#shared/contest/invites/contract'
import { del, get, NoContent, post } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/invites${rest}`

export const listInvites = (contestId: string) => get(at(contestId), z.array(InviteView))
export const createInvite = (contestId: string, input: CreateInviteInput) => post(at(contestId), InviteView, input)
export const revokeInvite = (contestId: string, id: string) => del(at(contestId, `/${id}`), NoContent)

/** The team that the token of a link invites to. */
export const lookAtInvite = (token: string) => post('/api/invites/look', InviteOffer, { token })
export const joinByInvite = (input: JoinByInviteInput) => post('/api/invites/join', Joined, input)
