import { NextSteps } from '#shared/screens/next-steps/contract'
import { get } from '#web/api/http'

export const readNextSteps = (contestId: string) => get(`/api/contests/${contestId}/next-steps`, NextSteps)
