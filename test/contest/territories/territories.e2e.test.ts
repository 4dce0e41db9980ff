import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

const SHOTS = process.env.SHOTS

describeInBrowser('territories (包区) on the desk and on the phone', () => {
  let stage: BrowserStage
  let contest: AContest
  let desk: Page
  let phone: Page

  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp({ name: '王主任' })
    contest = await aContest(stage.app, director, { draft: { offers: [] } })
    desk = await stage.pageOf(director, 'desktop')
    phone = await stage.pageOf(contest.member(0).client, 'phone')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))
  const shot = async (page: Page, name: string) => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  }
  const tileOf = (page: Page, name: string) => page.locator('.tile').filter({ hasText: name })

  it('come from a pasted list, whose wrong row is put right in its preview', async () => {
    await desk.goto(`/admin/contests/${contest.id}/territories`)
    await desk.getByRole('tab', { name: '粘贴名单' }).click()
    await desk
      .getByRole('textbox', { name: '粘贴名单' })
      .fill('名称\t类型\t门户数\t包区人\n建材市场\t专业市场\t120\t湖1\n新城大厦\t月球\t60\t')
    await desk.getByRole('button', { name: '先看一遍' }).click()
    await desk.getByText('有问题 1').waitFor()
    await shot(desk, 'territory-list')

    await desk.getByRole('textbox', { name: '第 3 行 类型' }).fill('楼宇')
    await desk.getByRole('button', { name: '再看一遍' }).click()
    await desk.getByRole('button', { name: '写入 2 行' }).click()

    await desk.getByRole('tab', { name: '总览' }).click()
    await tileOf(desk, '新城大厦').getByText('没人包').waitFor()
    await shot(desk, 'territory-board')
  })

  it('are chosen with one tap where a seller holds several, and remembered for the next sale', async () => {
    const place = (name: string) => phone.getByRole('button', { name, exact: true })
    await phone.goto('/deal')
    await tile(phone, /^3G/).tap()
    await place('建材市场').tap()
    await shot(phone, 'territory-deal')
    await phone.getByRole('button', { name: '完成' }).tap()
    await phone.getByRole('button', { name: '再来一单' }).tap()
    await tile(phone, /^3G/).tap()

    await soon(() => place('建材市场').getAttribute('aria-pressed')).toBe('true')
    await soon(() => place('东街').getAttribute('aria-pressed')).toBe('false')
    const { deals } = (await contest.director.get<DealPage>(`/contests/${contest.id}/deals`)).body
    expect(deals.map(({ territory }) => territory)).toEqual(['建材市场'])
  })

  it('show a member which were never worked in, and get their holders from the desk', async () => {
    await phone.goto('/territories')
    await tileOf(phone, '建材市场').getByText('今天').waitFor()
    await tileOf(phone, '新城大厦').getByText('从没去过').waitFor()
    await shot(phone, 'territory-phone')

    await desk.getByRole('button', { name: /新城大厦/ }).click()
    await desk.getByRole('dialog').getByLabel('包区人').click()
    await desk.getByRole('option', { name: /舜1/ }).click()
    await desk.keyboard.press('Escape')
    await desk.getByRole('button', { name: '保存' }).click()

    await tileOf(desk, '新城大厦').getByText('舜1').waitFor()
    await tileOf(phone, '新城大厦').getByText('舜1').waitFor()
  })
})
