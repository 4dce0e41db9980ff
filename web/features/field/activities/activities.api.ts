import { OwnActivities } from '#shared/field/activities/contract'
import { TeamFunnels } from '#shared/field/activities/funnel'
import { get } from '#web/api/http'

export const ownActivities = (contestId: string) => get(`/api/contests/${contestId}/activities/own`, OwnActivities)
export const teamFunnels = (contestId: string) => get(`/api/contests/${contestId}/activities/teams`, TeamFunnels)
