import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

describeInBrowser('支撑台', () => {
  let stage: BrowserStage
  let contest: AContest
  let phone: Page
  let desk: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
    const clerk: Client = await stage.app.anAccount(director, 'clerk', '内勤小周')
    phone = await stage.pageOf(contest.member(0).client, 'phone')
    desk = await stage.pageOf(clerk, 'desktop')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('brings a question from the phone to the desk and its answer back', async () => {
    await desk.goto(`/admin/contests/${contest.id}/requests`)
    await desk.getByText('没有等着的').waitFor()
    await phone.goto('/requests')

    await phone.getByRole('button', { name: /^政策/ }).tap()
    await phone.getByLabel('一句话说清（可不填）').fill('老用户能不能转融合')
    await phone.getByRole('button', { name: '发给后台', exact: true }).tap()
    await phone.getByText('在等答复 1').waitFor()

    const card = desk.getByRole('article')
    await card.getByText('老用户能不能转融合').waitFor()
    await card.getByRole('button', { name: '接单', exact: true }).click()
    await phone.getByText('内勤小周 在办').waitFor()
    if (process.env.SHOTS) {
      await phone.screenshot({ path: `${process.env.SHOTS}/requests-phone.png` })
      await desk.screenshot({ path: `${process.env.SHOTS}/requests-desk.png` })
    }
    await card.getByRole('button', { name: '答复', exact: true }).click()
    await card.getByLabel('答复', { exact: true }).fill('可以，先查合约到期')
    await card.getByRole('button', { name: '发给队员', exact: true }).click()

    await phone.getByText('可以，先查合约到期').waitFor()
    await phone.getByLabel('1 条未读消息').waitFor()
    await phone.getByRole('button', { name: '谢谢，解决了', exact: true }).tap()
    await desk.getByText('队员致谢 1').waitFor()
    await soon(() => desk.getByText('按时 1').count()).toBe(1)
  })
})
