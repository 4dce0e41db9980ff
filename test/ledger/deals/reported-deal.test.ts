import { beforeEach, describe, expect, it } from 'vitest'
import type { DealPage } from '#shared/ledger/deals/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { inContest } from './reversals'

describe('withdrawing a deal that a battle report contains', () => {
  let contest: AContest
  let seller: Member
  let act: ReturnType<typeof inContest>
  const { app, director, clock } = useApp({ at: '2015-04-10T17:55:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T17:55:00+08:00')
    contest = await aContest(app, director)
    seller = contest.members[0] as Member
    act = inContest(contest)
  })
  const draft = async () => {
    const path = `/contests/${contest.id}/reports`
    const report = await director.post<ReportView>(path, { kind: 'daily', day: '2015-04-10' })
    expectStatus(report, 201)
    return `${path}/${report.body.id}`
  }
  const publish = async () => {
    const report = await draft()
    expectStatus(await director.post(`${report}/publish`), 200)
    return report
  }
  const canWithdraw = async (client = seller.client) =>
    (await client.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals[0]?.canWithdraw

  it('is refused to the member within the ten minutes, and open to the director', async () => {
    const deal = await act.record(seller)
    expect(await canWithdraw()).toBe(true)
    await publish()
    clock.advance(5)

    expect((await act.withdraw(deal.id, seller.client)).body).toMatchObject({ code: 'deal_reported' })
    expect(await canWithdraw()).toBe(false)
    expect(await canWithdraw(director)).toBe(true)
    expect((await act.withdraw(deal.id)).status).toBe(204)
  })

  it('is the member’s while the report is a draft, and again once it was withdrawn', async () => {
    const [first, second] = [await act.record(seller), await act.record(seller)]
    await draft()
    expect((await act.withdraw(first.id, seller.client)).status).toBe(204)
    const report = await publish()
    expect((await act.withdraw(second.id, seller.client)).body).toMatchObject({ code: 'deal_reported' })

    expectStatus(await director.post(`${report}/withdraw`, { reason: '数字有误' }), 200)

    expect((await act.withdraw(second.id, seller.client)).status).toBe(204)
  })

  it('is the member’s where the report was frozen before the deal', async () => {
    await publish()
    const deal = await act.record(seller)

    expect(await canWithdraw()).toBe(true)
    expect((await act.withdraw(deal.id, seller.client)).status).toBe(204)
  })
})
