import {
  type ImportFile,
  ImportList,
  type ImportMapping,
  ImportPage,
  ImportView,
  type ListRows,
  SettledView,
  type SettleInput,
  type StartImportInput,
} from '#shared/ledger/imports/contract'
import { get, post, put, sendFile } from '#web/api/http'
import type { Language } from '#web/i18n/index'

/** Twenty thousand rows are read and compared in one request. */
const LONG = { timeoutMs: 120_000 }

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/imports${rest}`

export const listImports = (contestId: string) => get(at(contestId), ImportList)
export async function uploadImport(contestId: string, file: File, sheet?: string): Promise<ImportView> {
  const query = new URLSearchParams({ name: file.name.slice(-120), ...(sheet === undefined ? {} : { sheet }) })
  const view = await sendFile(at(contestId, `?${query}`), ImportView, file)
  files.set(view.id, file)
  return view
}

/** Files uploaded since the page was opened, so that another of their sheets can be read. */
const files = new Map<string, File>()
export const uploadedFile = (runId: string): File | undefined => files.get(runId)

/** One import and its steps. */
export function importApi(contestId: string, id: string) {
  const path = at(contestId, `/${id}`)
  return {
    read: () => get(path, ImportView),
    map: (mapping: ImportMapping) => put(`${path}/mapping`, ImportView, mapping, LONG),
    start: (input: StartImportInput) => post(`${path}/start`, ImportView, input),
    stop: () => post(`${path}/stop`, ImportView),
    settle: (input: SettleInput) => post(`${path}/settlements`, SettledView, input, LONG),
    /** Rows of one outcome, `after` a position. */
    rows: ({ outcome, after, limit }: Pick<ListRows, 'outcome'> & Partial<ListRows>) => {
      const query = new URLSearchParams({ outcome, after: String(after ?? 0) })
      if (limit) query.set('limit', String(limit))
      return get(`${path}/rows?${query}`, ImportPage)
    },
    fileAddress: (file: ImportFile, language: Language) => `${path}/files/${file}?language=${language}`,
  }
}

export type ImportApi = ReturnType<typeof importApi>
