import { type SetupInput, SignedIn } from '#shared/platform/accounts/contract'
import { post } from '#web/api/http'

export const setUpCenter = (input: SetupInput) => post('/api/setup', SignedIn, input)
