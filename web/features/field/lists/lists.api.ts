import { AssignmentPlan } from '#shared/field/lists/assigning'
import type { ListColumns } from '#shared/field/lists/columns'
import {
  type ClaimInput,
  LinePage,
  LineView,
  ListDraft,
  ListView,
  ListViews,
  type OpenListInput,
  OwnLists,
  type ReleaseInput,
} from '#shared/field/lists/contract'
import {
  type CloseElsewhereInput,
  type ElsewhereInput,
  ElsewherePlan,
  ListObjections,
  type ObjectInput,
  type SettleObjectionInput,
} from '#shared/field/lists/elsewhere'
import type { ListKind } from '#shared/field/lists/terms'
import { LineDetail, type LoseInput, RevealedNumber, type TouchInput } from '#shared/field/lists/touch'
import { del, get, NoContent, post, put, sendFile } from '#web/api/http'

/** Five thousand rows are read in one request. */
const LONG = { timeoutMs: 120_000 }

const lists = (contestId: string, rest = '') => `/api/contests/${contestId}/lists${rest}`
const lines = (contestId: string, rest = '') => `/api/contests/${contestId}/lines${rest}`

export const readLists = (contestId: string) => get(lists(contestId), ListViews)
export const uploadList = (contestId: string, kind: ListKind, file: File) =>
  sendFile(lists(contestId, `?${new URLSearchParams({ name: file.name.slice(-120), kind })}`), ListDraft, file)
export const readDraft = (contestId: string, listId: string) => get(lists(contestId, `/${listId}/draft`), ListDraft)
export const mapColumns = (contestId: string, listId: string, columns: ListColumns) =>
  put(lists(contestId, `/${listId}/columns`), ListDraft, { columns }, LONG)
export const openList = (contestId: string, listId: string, input: OpenListInput) =>
  post(lists(contestId, `/${listId}/opening`), ListView, input)
export const removeList = (contestId: string, listId: string) => del(lists(contestId, `/${listId}`), NoContent)
export const readLines = (contestId: string, listId: string, after: number) =>
  get(lists(contestId, `/${listId}/lines?after=${after}`), LinePage)
export const planAssignment = (contestId: string, listId: string) =>
  post(lists(contestId, `/${listId}/assignments/preview`), AssignmentPlan)
export const assignLines = (contestId: string, listId: string, requestId: string) =>
  post(lists(contestId, `/${listId}/assignments`), AssignmentPlan, { requestId })
export const undoAssignment = (contestId: string, listId: string, requestId: string) =>
  post(lists(contestId, `/${listId}/assignments/undo`), AssignmentPlan, { requestId })

export const previewElsewhere = (contestId: string, listId: string, input: ElsewhereInput) =>
  post(lists(contestId, `/${listId}/elsewhere/preview`), ElsewherePlan, input)
export const closeElsewhere = (contestId: string, listId: string, input: CloseElsewhereInput) =>
  post(lists(contestId, `/${listId}/elsewhere`), ElsewherePlan, input)
export const readObjections = (contestId: string, listId: string) =>
  get(lists(contestId, `/${listId}/objections`), ListObjections)
export const settleObjection = (contestId: string, listId: string, input: SettleObjectionInput) =>
  post(lists(contestId, `/${listId}/objections/settlement`), ListObjections, input)

export const readOwnLists = (contestId: string) => get(lines(contestId, '/own'), OwnLists)
export const readFreeLines = (contestId: string, listId: string, after: number) =>
  get(lines(contestId, `/free/${listId}?after=${after}`), LinePage)
export const claimLine = (contestId: string, input: ClaimInput) => post(lines(contestId, '/claims'), LineView, input)
export const releaseLine = (contestId: string, lineId: string, input: Pick<ReleaseInput, 'requestId'>) =>
  post(lines(contestId, `/${lineId}/release`), LineView, input)
export const readLine = (contestId: string, lineId: string) => get(lines(contestId, `/${lineId}`), LineDetail)
export const revealNumber = (contestId: string, lineId: string) =>
  post(lines(contestId, `/${lineId}/number/reveal`), RevealedNumber)
export const touchLine = (contestId: string, lineId: string, input: TouchInput) =>
  post(lines(contestId, `/${lineId}/touches`), LineDetail, input)
export const loseLine = (contestId: string, lineId: string, input: LoseInput) =>
  post(lines(contestId, `/${lineId}/loss`), LineDetail, input)
export const objectLine = (contestId: string, lineId: string, input: ObjectInput) =>
  post(lines(contestId, `/${lineId}/objections`), LineDetail, input)
