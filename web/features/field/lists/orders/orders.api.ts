import type { ListColumns } from '#shared/field/lists/columns'
import { ListDraft, ListView, ListViews } from '#shared/field/lists/contract'
import { type DispatchInput, DispatchView } from '#shared/field/lists/dispatch'
import { type ReplyTerms, ReplyView } from '#shared/field/lists/replies'
import { del, get, NoContent, post, put, sendFile } from '#web/api/http'

/** Five thousand rows are read again in one request. */
const LONG = { timeoutMs: 120_000 }

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/lists${rest}`

export const readLists = (contestId: string) => get(at(contestId), ListViews)
export const uploadOrders = (contestId: string, file: File) =>
  sendFile(at(contestId, `?${new URLSearchParams({ name: file.name.slice(-120), kind: 'upsell' })}`), ListDraft, file)

/** One list that arrives assigned, from its draft to its reply. */
export function ordersApi(contestId: string, listId: string) {
  const path = at(contestId, `/${listId}`)
  return {
    draft: () => get(`${path}/draft`, ListDraft),
    map: (columns: ListColumns) => put(`${path}/columns`, ListDraft, { columns }, LONG),
    preview: () => get(`${path}/dispatch`, DispatchView),
    dispatch: (input: DispatchInput) => post(`${path}/dispatching`, ListView, input, LONG),
    remove: () => del(path, NoContent),
    reply: () => get(`${path}/reply`, ReplyView),
    agree: (terms: ReplyTerms) => put(`${path}/reply`, ReplyView, terms),
    replyFile: `${path}/reply/file`,
  }
}
