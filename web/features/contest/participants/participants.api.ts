import { z } from 'zod'
import { PersonCodes, type SetCodesInput } from '#shared/contest/participants/codes'
import { type AmendPersonInput, PersonView } from '#shared/contest/participants/contract'
import { type AddPeopleInput, AddPeopleView } from '#shared/contest/participants/pasted-people'
import { del, get, NoContent, patch, post, put } from '#web/api/http'

/** Up to 2,000 passwords are hashed before anything is written. */
const LONG = { timeoutMs: 180_000 }

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/people${rest}`

export const listPeople = (contestId: string) => get(at(contestId), z.array(PersonView))
/** Previews or writes a pasted list. */
export const addPeople = (contestId: string, input: AddPeopleInput) => post(at(contestId), AddPeopleView, input, LONG)
export const amendPerson = (contestId: string, id: string, input: AmendPersonInput) =>
  patch(at(contestId, `/${id}`), PersonView, input)
export const listCodes = (contestId: string, id: string) => get(at(contestId, `/${id}/codes`), PersonCodes)
export const setCodes = (contestId: string, id: string, input: SetCodesInput) =>
  put(at(contestId, `/${id}/codes`), PersonCodes, input)
export const removePerson = (contestId: string, id: string) => del(at(contestId, `/${id}`), NoContent)
