import { TeamFunnels } from '#shared/field/activities/funnel'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { WallView } from '#shared/screens/displays/wall'
import { get } from '#web/api/http'

export const readFunnels = (contestId: string, as: SpeaksAs) =>
  get(`/api/contests/${contestId}/activities/teams`, TeamFunnels, { as })
export const readWall = (contestId: string, as: SpeaksAs) => get(`/api/contests/${contestId}/wall`, WallView, { as })
