import { CustomerView } from '#shared/ledger/customers/contract'
import {
  type ActivateDealInput,
  type CancelDealInput,
  DealPage,
  type ListDeals,
  type ReassignDealInput,
  ReassignedDeal,
  type WithdrawDealInput,
} from '#shared/ledger/deals/contract'
import { AddedNumbers, type AddNumbersInput, type RefuseDealInput } from '#shared/ledger/deals/review'
import { del, get, NoContent, post } from '#web/api/http'

type DealFilter = Partial<Record<Exclude<keyof ListDeals, 'before' | 'limit'>, string>>

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/deals${rest}`

/** One page of deals, newest first; `before` is the `next` of the page before it. */
export function listDeals(contestId: string, filter: DealFilter, page: { before?: number | null; limit: number }) {
  const query = new URLSearchParams({ ...filter, limit: String(page.limit) })
  if (page.before != null) query.set('before', String(page.before))
  return get(at(contestId, `?${query}`), DealPage)
}
/** The same for what is found by the words; they are in no address. */
export const findDeals = (
  contestId: string,
  filter: DealFilter,
  { before, limit, words }: { before?: number | null; limit: number; words: string },
) => post(at(contestId, '/search'), DealPage, { ...filter, words, limit, ...(before == null ? {} : { before }) })
export const withdrawDeal = (contestId: string, id: string, input: WithdrawDealInput) =>
  post(at(contestId, `/${id}/withdrawal`), NoContent, input)
export const cancelDeal = (contestId: string, id: string, input: CancelDealInput) =>
  post(at(contestId, `/${id}/cancellation`), NoContent, input)
export const activateDeal = (contestId: string, id: string, input: ActivateDealInput) =>
  post(at(contestId, `/${id}/activation`), NoContent, input)
export const reassignDeal = (contestId: string, id: string, input: ReassignDealInput) =>
  post(at(contestId, `/${id}/reassignment`), ReassignedDeal, input)
export const confirmDeal = (contestId: string, id: string) => post(at(contestId, `/${id}/confirmation`), NoContent)
/** Withdraws the deal. */
export const refuseDeal = (contestId: string, id: string, input: RefuseDealInput) =>
  post(at(contestId, `/${id}/refusal`), NoContent, input)
export const addNumbers = (contestId: string, id: string, input: AddNumbersInput) =>
  post(at(contestId, `/${id}/numbers`), AddedNumbers, input)
/** The unmasked customer; the audit log notes who asked. */
export const revealCustomer = (contestId: string, id: string) =>
  post(at(contestId, `/${id}/customer/reveal`), CustomerView)
export const eraseCustomer = (contestId: string, id: string) => del(at(contestId, `/${id}/customer`), NoContent)
