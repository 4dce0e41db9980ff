import { z } from 'zod'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import {
  type CreateDisplayInput,
  DisplaySession,
  DisplayView,
  NewDisplay,
  type OpenDisplayInput,
} from '#shared/screens/displays/contract'
import { del, get, NoContent, post } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/displays${rest}`

export const listDisplays = (contestId: string) => get(at(contestId), z.array(DisplayView))
export const createDisplay = (contestId: string, input: CreateDisplayInput) => post(at(contestId), NewDisplay, input)
export const revokeDisplay = (contestId: string, id: string) => del(at(contestId, `/${id}`), NoContent)

/** Exchanges a display's token for the cookie of its kind. */
export const openDisplaySession = (input: OpenDisplayInput) => post('/api/display-session', DisplaySession, input)
/** The session of the cookie that this browser holds. */
export const readDisplaySession = (as: SpeaksAs) => get('/api/display-session', DisplaySession, { as })
