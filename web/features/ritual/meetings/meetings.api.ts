import { z } from 'zod'
import { AbsenceView, type SetAbsenceInput } from '#shared/contest/duty/contract'
import {
  type AddPraiseInput,
  MeetingDesk,
  type MeetingField,
  type MeetingKind,
  MeetingView,
  OpenAction,
} from '#shared/ritual/meetings/contract'
import type { SayShortfallInput } from '#shared/ritual/shortfalls/contract'
import { get, post, put, request } from '#web/api/http'

/** All that a director asks of one meeting; every change answers with the desk as it stands afterwards. */
export function meetingsApi(contestId: string, kind: MeetingKind, day: string) {
  const at = (rest = '') => `/api/contests/${contestId}/meetings/${kind}${rest}?day=${day}`
  return {
    desk: () => get(at(), MeetingDesk),
    open: () => post(at('/open'), MeetingDesk),
    close: () => post(at('/close'), MeetingDesk),
    show: (item: number) => post(at('/item'), MeetingDesk, { item }),
    write: (field: MeetingField, value: string, revision: number) =>
      put(at(`/fields/${field}`), MeetingDesk, { value, revision }),
    praise: (input: AddPraiseInput) => post(at('/praises'), MeetingDesk, input),
    dropPraise: (id: string) => request('DELETE', at(`/praises/${id}`), MeetingDesk),
    say: (input: SayShortfallInput) => put(`/api/contests/${contestId}/shortfalls?day=${day}`, MeetingDesk, input),
  }
}

export type MeetingsApi = ReturnType<typeof meetingsApi>

/** What was prepared, opened or closed on a day, as everybody may see it. */
export const meetingsOn = (contestId: string, day: string) =>
  get(`/api/contests/${contestId}/meetings?day=${day}`, z.array(MeetingView))

export const setAbsence = (contestId: string, input: SetAbsenceInput) =>
  put(`/api/contests/${contestId}/absences`, z.array(AbsenceView), input)

export const markDone = (contestId: string, shortfallId: string) =>
  post(`/api/contests/${contestId}/shortfalls/${shortfallId}/done`, z.array(OpenAction))
