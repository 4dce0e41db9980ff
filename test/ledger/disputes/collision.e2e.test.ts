import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, type Member } from '#test/support/a-contest'
import { raceFigures, sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

const NUMBER = '053800001'

describeInBrowser('two members who bring in the same number', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let west: Member
  let east: Member
  let hu: Page
  let shun: Page
  let desk: Page
  let tv: Page

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp({ name: '王主任' })
    contest = await aContest(stage.app, director)
    ;[west, east] = contest.members as [Member, Member]
    hu = await stage.pageOf(west.client, 'phone')
    shun = await stage.pageOf(east.client, 'phone')
    desk = await stage.pageOf(director, 'desktop')
    tv = await stage.page('tv')
    await tv.goto((await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body.url)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('are both counted, and the second is shown at once', async () => {
    await sell(hu, /^3G/, { reference: NUMBER })
    await hu.getByText('已记录').waitFor()
    await sell(shun, /^3G/, { reference: NUMBER })

    await shun.getByText('疑似撞单').waitFor()
    await hu.goto('/board')
    await soon(() => raceFigures(hu)).toEqual({ 湖西队: 2, 舜师队: 2 })
  })

  it('read of it on their phones, where each can explain', async () => {
    await hu.getByRole('tab', { name: '动态' }).tap()
    await hu.getByText('两单报了同一个号码（3G 1 部），待裁定').waitFor()
    await shun.goto('/deals')
    await shun.getByRole('link', { name: '和另一单号码相同，待裁定' }).tap()

    const card = shun.getByRole('article')
    await card.getByRole('heading', { name: '撞单' }).waitFor()
    expect(await card.innerText()).toMatch(/先报[\s\S]*湖1[\s\S]*后报[\s\S]*舜1/)
    await card.getByRole('button', { name: '说明情况' }).tap()
    await card.getByRole('textbox', { name: '一句话说明' }).fill('客户打电话叫我去的')
    await card.getByRole('button', { name: '提交说明' }).tap()
    await card.getByText('舜1说明：客户打电话叫我去的').waitFor()
  })

  it('are laid side by side before the director, with what was said and the customers', async () => {
    await desk.goto(`/admin/contests/${contest.id}/ledger`)
    await desk.getByRole('link', { name: /争议/ }).getByLabel('1 条待处理').waitFor()
    await desk.getByRole('link', { name: /争议/ }).click()

    const card = desk.getByRole('article')
    await card.getByText('舜1说明：客户打电话叫我去的').waitFor()
    expect(await card.getByText(NUMBER).count()).toBe(2)
    await card.getByRole('button', { name: '裁定' }).click()
  })

  it('are ruled on, and every screen agrees', async () => {
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('radio', { name: '先报的有效（湖1）' }).click()
    await dialog.getByRole('button', { name: '以先到访的为准' }).click()
    await dialog.getByRole('button', { name: '裁定', exact: true }).click()

    const words = '裁定：湖1的一单有效，舜1的一单撤单'
    await desk.getByText(words).waitFor()
    await shun.getByText(words).waitFor()
    await shun.getByText('王主任：以先到访的为准').waitFor()
    await hu.getByRole('tab', { name: '赛马' }).tap()
    await soon(() => raceFigures(hu)).toEqual({ 湖西队: 2, 舜师队: 0 })
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 2, 舜师队: 0 })
    expect(await desk.getByLabel(/条待处理/).count()).toBe(0)
  })

  it('are no news for the wall', async () => {
    expect(await tv.locator('body').innerText()).toContain('撤单')
    expect(await tv.locator('body').innerText()).not.toMatch(/争议|号码|裁定/)
  })

  it('find their own deals and the ledger in accord', async () => {
    await hu.goto('/deals')
    await hu.getByRole('article').waitFor()
    expect(await hu.getByRole('article').innerText()).not.toContain('撤单：')
    await shun.goto('/deals')
    await shun.getByText('4月10日撤单：以先到访的为准（王主任）').waitFor()
    await desk.getByRole('link', { name: '台账', exact: true }).click()
    const rows = desk.getByRole('listitem').filter({ hasText: NUMBER })
    await rows.first().waitFor()
    expect(await rows.filter({ hasText: '已撤单' }).count()).toBe(1)
    expect(await rows.filter({ hasText: '已撤单' }).innerText()).toContain('舜1')

    expect(await verify(stage.app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('see a deal move to another name on the ledger, and a line cancelled, as its story tells', async () => {
    const row = desk.getByRole('listitem').filter({ hasText: NUMBER }).filter({ hasNotText: '已撤单' })
    await row.getByRole('button', { name: /还能做什么/ }).click()
    await desk.getByRole('menuitem', { name: '改判' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('combobox').selectOption({ label: '舜1' })
    await dialog.getByRole('button', { name: '双方协商一致' }).click()
    await dialog.getByRole('button', { name: '改判', exact: true }).click()
    await desk.getByText('改判给 舜1：双方协商一致（王主任）').waitFor()
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 0, 舜师队: 2 })

    const moved = desk.getByRole('listitem').filter({ hasText: '改判自 湖1' })
    await moved.getByRole('button', { name: /还能做什么/ }).click()
    await desk.getByRole('menuitem', { name: '登记销户' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '客户销户' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '登记销户', exact: true }).click()
    await desk.getByText('4月10日销户：3G 1 部，客户销户（王主任）').waitFor()
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 0, 舜师队: 0 })

    await shun.goto('/me')
    await shun.getByText('退 1 部').waitFor()
    expect(await verify(stage.app.databaseUrl)).toMatchObject({ ok: true })
  })
})
