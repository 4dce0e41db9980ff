import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import { type AContest, aContest, aDraft, type Member } from '#test/support/a-contest'
import { raceFigures, sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

describeInBrowser('a sale that counts once it is activated', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let hu: Page
  let shun: Page
  let desk: Page

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp({ name: '王主任' })
    const metrics = aDraft().metrics.map((metric) =>
      metric.name === '宽带' ? { ...metric, countsWhen: 'activated' as const } : metric,
    )
    contest = await aContest(stage.app, director, { perTeam: 2, draft: { metrics, offers: [], goals: [] } })
    const of = (teamId: string) => contest.members.find((member) => member.teamId === teamId) as Member
    hu = await stage.pageOf(of(contest.west).client, 'phone')
    shun = await stage.pageOf(of(contest.east).client, 'phone')
    desk = await stage.pageOf(director, 'desktop')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('is recorded together with a team mate, is listed next to the score, and says how points are split', async () => {
    await sell(hu, /^宽带/, { untilDone: false })
    await hu.getByRole('button', { name: /^更多/ }).tap()
    expect(await hu.getByLabel('协办').locator('option').allInnerTexts()).toEqual(['没有，自己一个人', '湖2'])
    await hu.getByLabel('协办').selectOption({ label: '湖2' })
    await hu.getByRole('button', { name: '完成' }).tap()

    await hu.getByText('已记录，待竣工').waitFor()
    await hu.getByText('待竣工 宽带 1 户，竣工后计入。').waitFor()
    await hu.getByText('和湖2平分：你 3 分，湖2 2 分').waitFor()
    await hu.goto('/')
    await hu.getByText('· 待竣工 宽带 1 户').waitFor()
    await hu.goto('/board')
    await soon(() => raceFigures(hu)).toEqual({ 湖西队: 0, 舜师队: 0 })
    await hu.getByRole('tab', { name: '目标' }).tap()
    await hu.getByText('待竣工 1 户').first().waitFor()
  })

  it('is confirmed from the ledger, several at once, and every screen follows', async () => {
    await sell(shun, /^宽带/, { times: 2 })
    await shun.getByText('已记录，待竣工').waitFor()

    await desk.goto(`/admin/contests/${contest.id}/ledger?isPending=true`)
    await desk.getByRole('checkbox', { name: /湖1/ }).click()
    await desk.getByRole('checkbox', { name: /舜1/ }).click()
    await desk.getByText('已选 2 单').waitFor()
    await desk.getByRole('button', { name: '确认所选竣工' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '确认竣工', exact: true }).click()

    await desk.getByText('没有符合条件的报单').waitFor()
    await soon(() => hu.locator('.total').filter({ hasText: '待竣工' }).count()).toBe(0)
    await hu.getByRole('tab', { name: '赛马' }).tap()
    await soon(() => raceFigures(hu)).toEqual({ 湖西队: 5, 舜师队: 10 })
    expect(await verify(stage.app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('is doubted from the feed in one sentence, and the seller finds it on the own deal', async () => {
    await hu.getByRole('tab', { name: '动态' }).tap()
    const line = hu.getByRole('listitem').filter({ hasText: '舜1 报单' })
    await line.getByRole('button', { name: '看这一条能做什么' }).tap()
    await line.getByRole('button', { name: '提异议' }).tap()
    await line.getByRole('button', { name: '客户没有办成' }).tap()
    await line.getByRole('button', { name: '提交异议' }).tap()
    await line.getByText('已提交，等主任裁定。').waitFor()

    await shun.goto('/deals')
    await shun.getByRole('link', { name: '有人提出异议，看一看' }).tap()
    await shun.getByText('“客户没有办成”').waitFor()
    expect(await shun.locator('main').innerText()).not.toContain('湖1')
    const own = hu.getByRole('listitem').filter({ hasText: '湖1 报单' })
    expect(await own.getByRole('button').count()).toBe(0)
  })
})
