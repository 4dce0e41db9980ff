import type { SpeaksAs } from '#shared/platform/auth/contract'
import { BossView } from '#shared/screens/boss-view/contract'
import { get } from '#web/api/http'

/** With the curves of one team, or of all where it is null. */
export const readBossView = (contestId: string, as: SpeaksAs, teamId: string | null) =>
  get(`/api/contests/${contestId}/summary${teamId ? `?${new URLSearchParams({ teamId })}` : ''}`, BossView, { as })
