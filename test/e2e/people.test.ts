import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest } from '../support/a-contest'
import { BrowserStage, describeInBrowser } from '../support/browser-stage'
import type { Client } from '../support/client'

describeInBrowser('the people of a centre', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let desk: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp({ name: '王主任' })
    contest = await aContest(stage.app, director)
    desk = await stage.pageOf(director, 'desktop')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('set a forgotten password anew on their own phone, by a QR that works once', async () => {
    await desk.goto(`/admin/contests/${contest.id}/people`)
    await desk.getByRole('button', { name: '修改 湖1' }).click()
    await desk.getByRole('link', { name: /^账号 .*：密码/ }).click()
    await desk.getByRole('button', { name: '出重设密码的二维码' }).click()
    await desk.getByRole('img', { name: '湖1的重设密码二维码' }).waitFor()
    const url = await desk.getByLabel('湖1的重设密码链接').inputValue()

    const phone = await stage.page('phone')
    await phone.goto(url)
    await phone.getByText('湖1', { exact: true }).waitFor()
    await phone.getByLabel('新密码').fill('a-better-one-9')
    await phone.getByRole('button', { name: '设好并登录' }).tap()
    await phone.getByText(/好，湖1$/).waitFor()

    const other = await stage.page('phone')
    await other.goto(url)
    await other.getByText('这个二维码用不了').waitFor()
    await other.getByText(/已经用过/).waitFor()
    stage.expected.push(/410/)
    await phone.context().close()
    await other.context().close()
  })
})
