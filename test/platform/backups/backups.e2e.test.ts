import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { raceFigures, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('the page of backups', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp({ name: '王主任' })
    contest = await aContest(stage.app, director)
    // The server cannot be reached while it restarts.
    stage.expected.push(/WebSocket connection to .* failed/, /ERR_CONNECTION_REFUSED/)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  async function sell(times: number): Promise<void> {
    const { client } = contest.members[0] as Member
    for (let n = 0; n < times; n++)
      expectStatus(
        await client.post(`/contests/${contest.id}/deals`, aDeal(contest, { businessDate: '2015-04-10' })),
        201,
      )
  }

  it('makes one, hands it out, and goes back to it; every other screen follows by itself', async () => {
    await sell(2)
    const display = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
    const tv = await stage.page('tv')
    await tv.goto(display.body.url)
    const phone = await stage.pageOf((contest.members[1] as Member).client, 'phone')
    await phone.goto('/board')
    await soon(() => raceFigures(phone)).toMatchObject({ 湖西队: 4 })
    const page = await stage.pageOf(director, 'desktop')
    await page.goto('/admin/backups')

    await page.getByRole('button', { name: '现在备份' }).click()
    const row = page.getByRole('listitem').filter({ hasText: '手动' })
    await row.getByText('已核对').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('link', { name: /^下载/ }).click(),
    ])
    expect(readFileSync(await download.path(), 'latin1').slice(0, 15)).toBe('SQLite format 3')

    await sell(3)
    await soon(() => raceFigures(phone)).toMatchObject({ 湖西队: 10 })
    await row.getByRole('button', { name: /^恢复到/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('3 单报单').waitFor()
    const confirm = dialog.getByRole('button', { name: '恢复' })
    expect(await confirm.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('集商客中心')
    await confirm.click()

    await page.getByText('王主任 把数据恢复到了').waitFor()
    await page.getByText('恢复前留存').waitFor()
    await soon(() => raceFigures(phone)).toMatchObject({ 湖西队: 4 })
    await soon(() => raceFigures(tv)).toMatchObject({ 湖西队: 4 })
    const notice = phone.getByRole('status').filter({ hasText: '少了就再报一次' })
    await phone.reload()
    await notice.waitFor()
    await notice.getByRole('button', { name: '知道了，收起' }).click()
    await phone.reload()
    await soon(() => raceFigures(phone)).toMatchObject({ 湖西队: 4 })
    expect(await notice.count()).toBe(0)
    await sell(1)
    await soon(() => raceFigures(phone)).toMatchObject({ 湖西队: 6 })
    await soon(() => raceFigures(tv)).toMatchObject({ 湖西队: 6 })
  })

  it('says why a file is of no use', async () => {
    const page = await stage.pageOf(director, 'phone')
    await page.route('**/preview', (route) =>
      route.fulfill({
        json: {
          name: 'x',
          takenAt: '2015-04-10T00:00:00.000Z',
          problem: 'newer',
          lastDealAt: null,
          carryOver: null,
          lost: { deals: 0, pledges: 0, reports: 0, lessons: 0, accounts: 0 },
        },
      }),
    )
    await page.goto('/admin/backups')
    await page
      .getByRole('button', { name: /^恢复到/ })
      .first()
      .click()
    await page.getByText('请先升级本系统').waitFor()
  })
})
