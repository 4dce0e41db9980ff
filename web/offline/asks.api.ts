import { type AskInput, RequestView } from '#shared/ritual/requests/contract'
import { post } from '#web/api/http'

export const askForHelp = (contestId: string, input: AskInput) =>
  post(`/api/contests/${contestId}/requests`, RequestView, input)
