import { CustomerCount, type FindCustomerInput, RetentionView } from '#shared/ledger/customers/contract'
import { get, post, put } from '#web/api/http'

export const readRetention = () => get('/api/customers/retention', RetentionView)
/** `null` keeps customers for ever. */
export const setRetention = (days: number | null) => put('/api/customers/retention', RetentionView, { days })
/** Says that the server's clock is right. */
export const confirmClock = () => post('/api/customers/retention/clock', RetentionView)
/** How many deals of the centre hold a phone number. */
export const countCustomer = (input: FindCustomerInput) => post('/api/customers/count', CustomerCount, input)
export const eraseCustomers = (input: FindCustomerInput) => post('/api/customers/erase', CustomerCount, input)
