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
    stage.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection to .* failed/)
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

    await phone.goto('/board')
    await phone.getByRole('tab', { name: '动态', exact: true }).tap()
    await phone.getByText('按时 100%（1/1）').waitFor()
  })

  it('gets what was asked in a basement once there is a signal', async () => {
    await phone.goto('/requests')
    await phone.getByText('已办结 1').waitFor()
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: /^装机/ }).tap()
    await phone.getByRole('button', { name: '发给后台', exact: true }).tap()
    await phone.getByText('没有信号，有信号就自动发出').waitFor()
    if (process.env.SHOTS) await phone.screenshot({ path: `${process.env.SHOTS}/requests-offline.png` })

    await phone.context().setOffline(false)

    await phone.getByText('在等答复 1').waitFor()
    await desk.getByRole('article').filter({ hasText: '装机' }).getByRole('button', { name: '接单' }).waitFor()
    expect(await phone.getByText('没有信号，有信号就自动发出').count()).toBe(0)
  })

  it('gets what a pledge needs, with the pledge', async () => {
    await phone.goto('/pledge')
    await phone
      .getByRole('button', { name: /^3G.* 加一$/ })
      .first()
      .tap()
    await phone.getByLabel('要什么支撑（可不填）').fill('下午有人一起去')
    await phone.getByRole('button', { name: '陪访', exact: true }).tap()
    await phone.getByRole('button', { name: '我表态', exact: true }).tap()

    const card = desk.getByRole('article').filter({ hasText: '下午有人一起去' })
    await card.getByText('和表态有关').waitFor()
  })
})
