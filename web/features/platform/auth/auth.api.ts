import { z } from 'zod'
import {
  type ChangePasswordInput,
  ResetOffer,
  type ResetPasswordInput,
  SessionView,
  SignedIn,
} from '#shared/platform/accounts/contract'
import { del, get, NoContent, post } from '#web/api/http'

export const changePassword = (input: ChangePasswordInput) => post('/api/me/password', NoContent, input)
export const listSessions = () => get('/api/me/sessions', z.array(SessionView))
export const revokeSession = (id: string) => del(`/api/me/sessions/${id}`, NoContent)

/** Whose password the token of a QR code resets. */
export const lookAtReset = (token: string) => post('/api/resets/look', ResetOffer, { token })
export const resetPassword = (input: ResetPasswordInput) => post('/api/resets/use', SignedIn, input)
