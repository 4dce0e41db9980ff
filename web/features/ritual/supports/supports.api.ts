import { z } from 'zod'
import { type AmendSupportInput, SupportView } from '#shared/ritual/supports/contract'
import { get, post, put } from '#web/api/http'

const List = z.array(SupportView)

/** 帮扶, for directors; every change answers with the whole list of that day. */
export function supportApi(contestId: string, day: string) {
  const at = (rest = '') => `/api/contests/${contestId}/supports${rest}`
  return {
    list: () => get(at(`?day=${day}`), List),
    amend: (participantId: string, input: Omit<AmendSupportInput, 'day'>) =>
      put(at(`/${participantId}`), List, { day, ...input }),
    talked: (participantId: string) => post(at(`/${participantId}/talked?day=${day}`), List),
    send: (participantId: string) => post(at(`/${participantId}/send?day=${day}`), List),
  }
}
