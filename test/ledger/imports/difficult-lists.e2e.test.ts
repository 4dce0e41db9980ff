import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'
import { aRow, csv } from './an-import'

const TODAY = '2015-04-10'

describeInBrowser('the desk of 内勤, with a difficult list', () => {
  let stage: BrowserStage
  let director: Client
  let clerk: Client
  let contest: AContest
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    clerk = await stage.app.anAccount(director, 'clerk', '内勤小周')
  })
  beforeEach(async () => {
    contest = await aContest(stage.app, director, { perTeam: 2 })
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  async function uploaded(list: string) {
    const page = await stage.pageOf(clerk, 'desktop')
    await page.goto(`/admin/contests/${contest.id}/imports`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await page.getByRole('button', { name: '核对' }).waitFor()
    return page
  }

  it('maps the last of 1,500 unknown names, and the rest stay where they are', async () => {
    const names = Array.from({ length: 1_500 }, (_, n) => `某某${n + 1}`)
    const page = await uploaded(csv(names.map((member, n) => aRow(`WD${n}`, { member, date: `${TODAY} 09:00` }))))

    expect(await page.getByRole('combobox').count()).toBeLessThan(150)
    await page.getByLabel(/个人名里找/).fill('某某1500')
    const last = page.getByRole('button', { name: /^某某1500( |$)/ }).or(page.getByLabel(/^某某1500( |$)/))
    await last.first().click()
    await page.getByRole('option', { name: /^湖1/ }).click()
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByRole('button', { name: '写入 1 单' }).click()
    await page.getByText('已写入').waitFor()

    await soon(() => page.getByText('没有这个人').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  it('never offers all at once of sales that have no number', async () => {
    const { client } = contest.members[1] as AContest['members'][number]
    for (const quantity of [2, 3]) {
      const items = [{ metricId: contest.g3, quantity }]
      expectStatus(
        await client.post(`/contests/${contest.id}/deals`, aDeal(contest, { businessDate: TODAY, items })),
        201,
      )
    }
    const page = await uploaded(csv([aRow('NN1', { date: `${TODAY} 09:00` })]))
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByRole('button', { name: '写入 1 单' }).click()
    await page.getByRole('button', { name: /^文件里没有/ }).click()

    const rows = page.getByRole('listitem').filter({ hasText: '没有号码' })
    await soon(() => rows.count()).toBe(2)
    await soon(() => page.getByRole('checkbox', { name: '全选' }).count()).toBe(0)
    await rows.first().getByRole('checkbox').click()
    await page
      .getByText('已选 1 条')
      .or(page.getByRole('button', { name: /1 条|1 单/ }))
      .first()
      .waitFor()
    await page.context().close()
  })
})
