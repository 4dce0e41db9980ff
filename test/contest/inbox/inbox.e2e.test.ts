import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('消息 on the phone', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
    phone = await stage.pageOf(contest.member(0).client, 'phone')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('counts a ruling on the bar as it happens, and no more once it is read', async () => {
    const [seller, rival] = [contest.member(0), contest.member(1)]
    const path = `/contests/${contest.id}`
    const deal = (await seller.client.post<RecordedDeal>(`${path}/deals`, aDeal(contest))).body
    const objection = { dealId: deal.id, sentence: '这位客户是我在跟' }
    const { id } = (await rival.client.post<DisputeView>(`${path}/disputes`, objection)).body
    await phone.goto('/')
    await phone.getByText('实时').waitFor()
    const badge = phone.getByLabel(/条未读消息/)
    expect(await badge.count()).toBe(0)

    const ruling = { outcome: 'stands', reason: '先到先得' }
    expectStatus(await director.post(`${path}/disputes/${id}/ruling`, ruling), 200)
    await phone.getByLabel('1 条未读消息').waitFor()
    await phone.getByRole('link', { name: '我的' }).tap()
    await phone.getByRole('link', { name: '消息 1' }).tap()

    await phone.getByText('裁定：这一单有效').waitFor()
    await phone.getByText('理由：先到先得').waitFor()
    await soon(() => badge.count()).toBe(0)
    await phone.reload()
    await phone.getByText('裁定：这一单有效').waitFor()
    expect(await badge.count()).toBe(0)
    if (process.env.SHOTS) await phone.screenshot({ path: `${process.env.SHOTS}/inbox.png` })
  })
})
