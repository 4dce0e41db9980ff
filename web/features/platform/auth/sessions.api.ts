import { z } from 'zod'
import { SessionView } from '#shared/platform/accounts/contract'
import { del, get, NoContent } from '#web/api/http'

export const listSessions = () => get('/api/me/sessions', z.array(SessionView))
export const revokeSession = (id: string) => del(`/api/me/sessions/${id}`, NoContent)
