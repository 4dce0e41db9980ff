import {
  type AmendContestInput,
  type AmendTeamInput,
  ContestView,
  type CopyContestInput,
  type CreateContestInput,
  type SaveDraftInput,
} from '#shared/contest/contests/contract'
import type { ReviseInput } from '#shared/contest/contests/revision'
import { get, patch, post, put } from '#web/api/http'

const at = (id: string, rest = '') => `/api/contests/${id}${rest}`

export const readContest = (id: string) => get(at(id), ContestView)
export const createContest = (input: CreateContestInput) => post('/api/contests', ContestView, input)
export const copyContest = (id: string, input: CopyContestInput) => post(at(id, '/copies'), ContestView, input)
export const saveDraft = (id: string, input: SaveDraftInput) => put(at(id), ContestView, input)
export const startContest = (id: string) => post(at(id, '/start'), ContestView)
export const closeContest = (id: string) => post(at(id, '/close'), ContestView)
export const amendContest = (id: string, input: AmendContestInput) => patch(at(id), ContestView, input)
export const amendTeam = (id: string, teamId: string, input: AmendTeamInput) =>
  patch(at(id, `/teams/${teamId}`), ContestView, input)
export const reviseContest = (id: string, input: ReviseInput) => post(at(id, '/revisions'), ContestView, input)
