import { z } from 'zod'
import {
  AccountView,
  type AmendAccountInput,
  type CreateAccountInput,
  NewReset,
} from '#shared/platform/accounts/contract'
import { del, get, NoContent, patch, post } from '#web/api/http'

const at = (id: string, rest = '') => `/api/accounts/${id}${rest}`

export const listAccounts = () => get('/api/accounts', z.array(AccountView))
export const createAccount = (input: CreateAccountInput) => post('/api/accounts', AccountView, input)
export const amendAccount = (id: string, input: AmendAccountInput) => patch(at(id), AccountView, input)
/** Signs the account out on every device. */
export const revokeSessions = (id: string) => del(at(id, '/sessions'), NoContent)
export const createReset = (id: string) => post(at(id, '/resets'), NewReset)
