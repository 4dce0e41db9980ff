import { z } from 'zod'
import { ContestSummary } from '#shared/contest/contests/contract'
import {
  type ChangePasswordInput,
  ResetOffer,
  type ResetPasswordInput,
  SessionView,
  SetupStatus,
  SignedIn,
  type SignInInput,
} from '#shared/platform/accounts/contract'
import { del, get, NoContent, post } from '#web/api/http'

/** Whether the first setup is done. */
export const setupStatus = () => get('/api/setup', SetupStatus)
export const whoAmI = () => get('/api/me', SignedIn)
export const signIn = (input: SignInInput) => post('/api/sign-in', SignedIn, input)
export const signOut = () => post('/api/sign-out', NoContent)
export const changePassword = (input: ChangePasswordInput) => post('/api/me/password', NoContent, input)
/** Contests that are open to the signed-in account. */
export const myContests = () => get('/api/contests', z.array(ContestSummary))

export const listSessions = () => get('/api/me/sessions', z.array(SessionView))
export const revokeSession = (id: string) => del(`/api/me/sessions/${id}`, NoContent)

/** Whose password the token of a QR code resets. */
export const lookAtReset = (token: string) => post('/api/resets/look', ResetOffer, { token })
export const resetPassword = (input: ResetPasswordInput) => post('/api/resets/use', SignedIn, input)
