import {
  type ChangePasswordInput,
  ResetOffer,
  type ResetPasswordInput,
  SignedIn,
} from '#shared/platform/accounts/contract'
import { NoContent, post } from '#web/api/http'

export const changePassword = (input: ChangePasswordInput) => post('/api/me/password', NoContent, input)
/** Whose password the token of a QR code resets. */
export const lookAtReset = (token: string) => post('/api/resets/look', ResetOffer, { token })
export const resetPassword = (input: ResetPasswordInput) => post('/api/resets/use', SignedIn, input)
