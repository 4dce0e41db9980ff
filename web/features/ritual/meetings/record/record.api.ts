import type { MeetingKind } from '#shared/ritual/meetings/items'
import { MeetingRecord } from '#shared/ritual/meetings/meeting-record'
import { RecordsPage } from '#shared/ritual/meetings/record'
import { get } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/meeting-records${rest}`

export const listRecords = (contestId: string, before?: string) =>
  get(at(contestId, before ? `?before=${before}` : ''), RecordsPage)
export const readRecord = (contestId: string, kind: MeetingKind, day: string) =>
  get(at(contestId, `/${kind}?day=${day}`), MeetingRecord)
