import { z } from 'zod'
import { CheckedCustomer, type SpotCheckAnswer, SpotCheckDesk, TeamChecks } from '#shared/field/spot-checks/contract'
import { get, post } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/spot-checks${rest}`

export const spotCheckDesk = (contestId: string) => get(at(contestId), SpotCheckDesk)
export const teamChecks = (contestId: string) => get(at(contestId, '/teams'), z.array(TeamChecks))
export const drawChecks = (contestId: string, week: string) => post(at(contestId, '/draws'), SpotCheckDesk, { week })
export const callChecked = (contestId: string, id: string) => post(at(contestId, `/${id}/call`), CheckedCustomer)
export const answerCheck = (contestId: string, id: string, answer: SpotCheckAnswer) =>
  post(at(contestId, `/${id}/answer`), SpotCheckDesk, { answer })
/** The address of the sheet of all activities. */
export const activitiesSheet = (contestId: string, language: string) =>
  `/api/contests/${contestId}/activities/export?language=${language}`
