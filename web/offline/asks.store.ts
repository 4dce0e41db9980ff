import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AskInput, RequestView } from '#shared/ritual/requests/contract'
import { newRequestId } from '#web/api/request-id'
import { deviceNow } from '#web/stamp/server-clock'
import { askForHelp } from './asks.api'
import { useKeptQueue } from './kept-queue'

/** What a person asks; its id makes a retry harmless. */
export type NewAsk = Omit<AskInput, 'id'>

/** Requests asked on this device that the server has not answered yet: kept before they are sent, as sales are. */
export const useAsks = defineStore('asks', () => {
  /** The newest one that arrived, for a page that lists them. */
  const latest = shallowRef<string>()
  const { accountId, waiting, refused, record, discard, forget } = useKeptQueue<
    NewAsk & { requestId: string },
    RequestView
  >({
    name: 'dangxian-asks',
    send: (contestId, { requestId, ...input }) => askForHelp(contestId, { id: requestId, ...input }),
    answered: ({ requestId, outcome }) => {
      if (outcome.kind === 'recorded') latest.value = requestId
    },
  })

  /** Keeps the request and sends it; `undefined` without an account. */
  async function ask(contestId: string, input: NewAsk) {
    const account = accountId()
    if (!account) return undefined
    const requestId = newRequestId()
    const outcome = await record({
      ...{ accountId: account, contestId, tappedAt: deviceNow().toISOString() },
      input: { ...input, requestId },
    })
    // Its form is open and shows why.
    if (outcome.kind === 'refused') await discard(requestId)
    return outcome
  }

  return { waiting, refused, latest, ask, discard, forget }
})
