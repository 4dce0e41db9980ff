import type { SpeaksAs } from '#shared/platform/auth/contract'
import {
  type DraftReportInput,
  type PictureLanguage,
  ReportList,
  ReportReads,
  ReportView,
  type WithdrawReportInput,
  type WriteReportInput,
} from '#shared/ritual/battle-reports/contract'
import { get, NoContent, post, put } from '#web/api/http'

const PNG = { contentType: 'image/png', timeoutMs: 60_000 }

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/reports${rest}`

export const listReports = (contestId: string) => get(at(contestId), ReportList)
export const readReport = (contestId: string, id: string, as?: SpeaksAs) =>
  get(at(contestId, `/${id}`), ReportView, as ? { as } : {})
/** Drafts a report, or freezes the figures of the same draft again. */
export const draftReport = (contestId: string, input: DraftReportInput) => post(at(contestId), ReportView, input)
export const writeReport = (contestId: string, id: string, input: WriteReportInput) =>
  put(at(contestId, `/${id}`), ReportView, input)
export const publishReport = (contestId: string, id: string) => post(at(contestId, `/${id}/publish`), ReportView)
export const withdrawReport = (contestId: string, id: string, input: WithdrawReportInput) =>
  post(at(contestId, `/${id}/withdraw`), ReportView, input)

/** Counts the signed-in person as a reader. */
export const markRead = (contestId: string, id: string) => post(at(contestId, `/${id}/read`), NoContent)
export const readersOf = (contestId: string, id: string) => get(at(contestId, `/${id}/reads`), ReportReads)

export const pictureAddress = (contestId: string, id: string, language: PictureLanguage) =>
  at(contestId, `/${id}/picture.png?language=${language}`)
export const storePicture = (contestId: string, id: string, language: PictureLanguage, png: Blob) =>
  put(at(contestId, `/${id}/picture?language=${language}`), NoContent, png, PNG)
