import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import { type AContest, aDeal } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

export const CUSTOMER = { customerName: '张小明', customerPhone: '138 0000 1234' }
/** Any trace of that customer. */
export const TRACE = /张小明|138 ?0000 ?1234/

/** A member's sale with a customer; its id. */
export async function aSaleTo(contest: AContest, n = 0, overrides: Record<string, unknown> = {}): Promise<string> {
  const client = contest.members[n]?.client as Client
  const sold = await client.post<RecordedDeal>(
    `/contests/${contest.id}/deals`,
    aDeal(contest, { ...CUSTOMER, ...overrides }),
  )
  expectStatus(sold, 201)
  return sold.body.id
}

/** The ledger as someone reads it, newest first. */
export const ledgerOf = async (contest: AContest, client: Client): Promise<DealPage['deals']> =>
  (await client.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals
