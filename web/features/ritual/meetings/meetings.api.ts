import { z } from 'zod'
import { CheckedIn, CheckInCode } from '#shared/ritual/meetings/check-in'
import { MeetingView } from '#shared/ritual/meetings/contract'
import { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { AddPraiseInput } from '#shared/ritual/meetings/inputs'
import type { MeetingField, MeetingKind } from '#shared/ritual/meetings/items'
import type { MeetingPreset } from '#shared/ritual/meetings/preset'
import { OpenAction, type SayShortfallInput } from '#shared/ritual/shortfalls/contract'
import { del, get, post, put } from '#web/api/http'

/** The requests of a director's meeting editor; every change answers with the editor's new view. */
export function meetingsApi(contestId: string, kind: MeetingKind, day: string) {
  const at = (rest = '') => `/api/contests/${contestId}/meetings/${kind}${rest}?day=${day}`
  return {
    editor: () => get(at(), MeetingEditorView),
    open: () => post(at('/open'), MeetingEditorView),
    choose: (preset: MeetingPreset) => post(at('/form'), MeetingEditorView, { preset }),
    close: () => post(at('/close'), MeetingEditorView),
    show: (item: number) => post(at('/item'), MeetingEditorView, { item }),
    write: (field: MeetingField, value: string, revision: number) =>
      put(at(`/fields/${field}`), MeetingEditorView, { value, revision }),
    praise: (input: AddPraiseInput) => post(at('/praises'), MeetingEditorView, input),
    dropPraise: (id: string) => del(at(`/praises/${id}`), MeetingEditorView),
    say: (input: SayShortfallInput) =>
      put(`/api/contests/${contestId}/shortfalls?day=${day}`, MeetingEditorView, input),
  }
}

export type MeetingsApi = ReturnType<typeof meetingsApi>

/** The meetings of a day that are prepared, open or closed, as everyone in the contest sees them. */
export const meetingsOn = (contestId: string, day: string) =>
  get(`/api/contests/${contestId}/meetings?day=${day}`, z.array(MeetingView))

export const markDone = (contestId: string, shortfallId: string) =>
  post(`/api/contests/${contestId}/shortfalls/${shortfallId}/done`, z.array(OpenAction))

/** What the director's projector shows for the next half minute. */
export const readCheckInCode = (contestId: string) => get(`/api/contests/${contestId}/check-in`, CheckInCode)

export const checkIn = (contestId: string, scanned: string) =>
  post(`/api/contests/${contestId}/check-in`, CheckedIn, { scanned })
