import type { DealPage, DealView, RecordedDeal } from '#shared/ledger/deals/contract'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import { type AContest, aDeal, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'

/** What tests of reversals do in one contest; everything is done by the director unless a client is named. */
export function inContest(contest: AContest) {
  const { director } = contest
  const deals = `/contests/${contest.id}/deals`
  return {
    record: async (seller: Member, overrides: Record<string, unknown> = {}) =>
      (await seller.client.post<RecordedDeal>(deals, aDeal(contest, overrides))).body,
    tryRecord: (seller: Member, overrides: Record<string, unknown>) =>
      seller.client.post(deals, aDeal(contest, overrides)),
    cancel: (dealId: string, input: Record<string, unknown> = {}, client: Client = director) =>
      client.post(`${deals}/${dealId}/cancellation`, { reason: '客户退订', ...input }),
    activate: (dealId: string, input: Record<string, unknown> = {}, client: Client = director) =>
      client.post(`${deals}/${dealId}/activation`, input),
    reassign: (dealId: string, to: Member, client: Client = director) =>
      client.post<{ dealId: string; code?: string }>(`${deals}/${dealId}/reassignment`, {
        participantId: to.participantId,
        reason: '两人争议，现场裁定',
      }),
    withdraw: (dealId: string, client: Client = director) =>
      client.post(`${deals}/${dealId}/withdrawal`, { reason: '录错' }),
    snapshot: async () => (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body,
    line: async ({ participantId }: Member): Promise<ParticipantStanding> => {
      const { lines } = (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body
      const line = lines?.find((each) => each.participantId === participantId)
      if (!line) throw new Error('The director sees no such line')
      return line
    },
    deal: async (dealId: string): Promise<DealView> => {
      const { deals: all } = (await director.get<DealPage>(`${deals}?limit=100`)).body
      const found = all.find((each) => each.id === dealId)
      if (!found) throw new Error('The ledger has no such deal')
      return found
    },
  }
}
