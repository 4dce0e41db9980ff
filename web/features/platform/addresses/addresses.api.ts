import {
  type AddressesInput,
  AddressesView,
  StreetAnswer,
  StreetTrial,
  StreetView,
} from '#shared/platform/addresses/contract'
import { get, NoContent, post, put } from '#web/api/http'

/** The server asks a name that is new to it before it answers. */
const ASKING = { timeoutMs: 15_000 }

export const readAddresses = () => get('/api/addresses', AddressesView)
export const changeAddresses = (input: AddressesInput) => put('/api/addresses', AddressesView, input, ASKING)
export const beginTrial = () => post('/api/addresses/street', StreetTrial)
export const readTrial = () => get('/api/addresses/street', StreetView)
export const reachFromStreet = (token: string) => post('/api/addresses/street/reach', StreetAnswer, { token })
export const restartServer = () => post('/api/addresses/restart', NoContent)
