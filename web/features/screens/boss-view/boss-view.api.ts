import type { SpeaksAs } from '#shared/platform/auth/contract'
import { BossView } from '#shared/screens/boss-view/contract'
import { get } from '#web/api/http'

export const readBossView = (contestId: string, as: SpeaksAs) =>
  get(`/api/contests/${contestId}/summary`, BossView, { as })
