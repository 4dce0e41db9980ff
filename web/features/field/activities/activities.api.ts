import { OwnActivities } from '#shared/field/activities/contract'
import { get } from '#web/api/http'

export const ownActivities = (contestId: string) => get(`/api/contests/${contestId}/activities/own`, OwnActivities)
