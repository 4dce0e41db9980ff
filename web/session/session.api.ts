import { z } from 'zod'
import { ContestSummary } from '#shared/contest/contests/contract'
import { SetupStatus, SignedIn, type SignInInput } from '#shared/platform/accounts/contract'
import { get, NoContent, post } from '#web/api/http'

/** Whether the first setup is done. */
export const setupStatus = () => get('/api/setup', SetupStatus)
export const whoAmI = () => get('/api/me', SignedIn)
export const signIn = (input: SignInInput) => post('/api/sign-in', SignedIn, input)
export const signOut = () => post('/api/sign-out', NoContent)
/** Contests that are open to the signed-in account. */
export const myContests = () => get('/api/contests', z.array(ContestSummary))
