import { z } from 'zod'
import {
  type AddTerritoryInput,
  type AmendTerritoryInput,
  type SetHoldersInput,
  TerritoryView,
} from '#shared/contest/territories/contract'
import { type ListTerritoriesInput, ListTerritoriesView } from '#shared/contest/territories/listed-territories'
import { del, get, NoContent, patch, post, put } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/territories${rest}`

export const listTerritories = (contestId: string) => get(at(contestId), z.array(TerritoryView))
export const addTerritory = (contestId: string, input: z.input<typeof AddTerritoryInput>) =>
  post(at(contestId), TerritoryView, input satisfies Partial<AddTerritoryInput>)
export const amendTerritory = (contestId: string, id: string, input: AmendTerritoryInput) =>
  patch(at(contestId, `/${id}`), TerritoryView, input)
export const setHolders = (contestId: string, id: string, input: SetHoldersInput) =>
  put(at(contestId, `/${id}/holders`), TerritoryView, input)
export const removeTerritory = (contestId: string, id: string) => del(at(contestId, `/${id}`), NoContent)
/** Previews or writes a list. */
export const sendTerritories = (contestId: string, input: ListTerritoriesInput) =>
  post(at(contestId, '/list'), ListTerritoriesView, input)
