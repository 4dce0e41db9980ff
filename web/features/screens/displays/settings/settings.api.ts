import { DisplayView } from '#shared/screens/displays/contract'
import type { DisplaySettings } from '#shared/screens/displays/settings'
import { put } from '#web/api/http'

export const setDisplay = (contestId: string, id: string, settings: DisplaySettings) =>
  put(`/api/contests/${contestId}/displays/${id}/settings`, DisplayView, settings)
