import { z } from 'zod'
import {
  type AmendCardInput,
  CardView,
  type LoadStarterInput,
  PlaybookPage,
  type PublishCardInput,
  type UseCardInput,
  type WriteCardInput,
} from '#shared/ritual/playbook/contract'
import { del, get, NoContent, patch, post } from '#web/api/http'

const LoadedStarter = z.object({ added: z.int() })

const at = (id: string, rest = '') => `/api/playbook/${id}${rest}`

/** One page of the cards that `filter` leaves, counted from 1. */
export const listCards = (filter: Record<string, string>, page: number) =>
  get(`/api/playbook?${new URLSearchParams({ ...filter, ...(page > 1 ? { page: String(page) } : {}) })}`, PlaybookPage)
export const loadStarter = (input: LoadStarterInput) => post('/api/playbook/starter', LoadedStarter, input)
export const readCard = (id: string) => get(at(id), CardView)
export const writeCard = (input: WriteCardInput) => post('/api/playbook', CardView, input)
export const amendCard = (id: string, input: AmendCardInput) => patch(at(id), CardView, input)
export const removeCard = (id: string) => del(at(id), NoContent)
export const publishCard = (id: string, input: PublishCardInput) => post(at(id, '/publish'), CardView, input)
export const unpublishCard = (id: string) => del(at(id, '/publish'), CardView)
export const recordCardUse = (id: string, input: UseCardInput) => post(at(id, '/uses'), CardView, input)
export const thankForCard = (id: string) => post(at(id, '/thanks'), CardView)
export const unthankForCard = (id: string) => del(at(id, '/thanks'), CardView)
