import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { aContest } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

describeInBrowser('phones that cannot open the address', () => {
  let stage: BrowserStage
  let director: Client

  beforeAll(async () => {
    stage = await BrowserStage.open()
    stage.expected.push(/503|ERR_CONNECTION_REFUSED|WebSocket connection to .* failed/)
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('get one from a director, at the desk alone, who follows the warning next to a QR', async () => {
    const contest = await aContest(stage.app, director)
    const other = stage.app.origin.replace('127.0.0.1', 'localhost')
    const page = await stage.pageOf(director, 'desktop')
    await page.goto(`/admin/contests/${contest.id}/people`)
    await page.getByRole('tab', { name: '邀请' }).click()
    await page.getByRole('main').getByRole('link', { name: '手机和网址' }).click()
    await page.getByText('现在只有这台电脑能打开').waitFor()

    await page.getByRole('radio', { name: '别的网址' }).click()
    await page.getByLabel('网址', { exact: true }).fill('contest.example.com')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('这一项填得不对').waitFor()
    await page.getByLabel('网址', { exact: true }).fill(other)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('改好了，重启后生效').waitFor()
    await page.getByRole('button', { name: '现在重启' }).click()

    await page.getByText(`原来的网址 ${stage.app.origin} 到`).waitFor()
    expect(await page.getByText('改好了，重启后生效').count()).toBe(0)
    // The former address still takes writes.
    await page.getByRole('radio', { name: '自动' }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('改好了，重启后生效').waitFor()
    await page.context().close()
  })
})
