import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { DealPage } from '#shared/ledger/deals/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { sell, soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser, type Screen } from '#test/support/browser-stage'
import type { Client } from '#test/support/test-app'

const DAY = 86_400_000

describeInBrowser('a device whose clock is wrong', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  const pages: Page[] = []

  beforeAll(async () => {
    stage = await BrowserStage.open({ at: '2015-04-10T08:40:00+08:00' })
    stage.expected.push(/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/)
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    stage.clock.set('2015-04-10T08:40:00+08:00')
    contest = await aContest(stage.app, director)
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    expect(stage.problems).toEqual([])
  })

  async function pageOf(client: Client, screen: Screen, wrongBy: number): Promise<Page> {
    const page = await stage.pageOf(client, screen)
    pages.push(page)
    const offset = stage.clock.offsetMs + wrongBy
    await page.context().addInitScript((ms) => Object.assign(globalThis, { timeOffsetMs: ms }), offset)
    return page
  }
  const days = async () =>
    (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals.map((deal) => deal.businessDate)

  it.each([
    ['a day slow', -DAY, '这台设备的时钟慢了约 24 小时'],
    ['three days slow', -3 * DAY, '这台设备的时钟慢了约 3 天'],
    ['two days fast', 2 * DAY, '这台设备的时钟快了约 2 天'],
  ])('says so once, and its sales count for the right day: %s', async (_, wrongBy, words) => {
    const phone = await pageOf(contest.member(0).client, 'phone', wrongBy)
    await phone.goto('/')
    await phone.getByText(words).waitFor()
    await phone.getByRole('button', { name: '知道了，收起' }).tap()

    await sell(phone, /^宽带/)
    await phone.getByRole('heading', { name: '已记录' }).waitFor()

    expect(await days()).toEqual(['2015-04-10'])
    expect(await phone.getByText('这台设备的时钟').count()).toBe(0)
  })

  it('sold without a signal, the page loaded again, sent after midnight: counts for the day of the tap', async () => {
    const phone = await pageOf(contest.member(0).client, 'phone', -3 * DAY)
    await phone.goto('/deal')
    await phone.getByText('实时').waitFor()
    await phone.route('**/api/**', (route) => route.abort('internetdisconnected'))
    await phone.routeWebSocket('**/socket.io/**', (socket) => socket.close())
    await phone.reload()
    await sell(phone, /^宽带/, { isThere: true })
    await phone.getByRole('heading', { name: '已排队', exact: true }).waitFor()

    stage.clock.set('2015-04-11T00:10:00+08:00')
    await phone.unroute('**/api/**')
    await phone.context().setOffline(true)
    await phone.context().setOffline(false)

    await soon(days).toEqual(['2015-04-10'])
  })

  it('a PC ten days slow offers the right days, and the desk says that its clock is wrong', async () => {
    const pc = await pageOf(director, 'desktop', -10 * DAY)
    await pc.goto('/admin')
    await pc.getByText('这台设备的时钟慢了约 10 天').waitFor()
    await pc.goto('/deal')
    await tile(pc, /^宽带/).click()

    await pc.getByRole('textbox', { name: '其他日期' }).fill('4月11日')
    await pc.keyboard.press('Tab')

    await pc.getByRole('alert').getByText('最晚 2015-04-10').waitFor()
  })

  it("a TV shows the server's time, and passes over midnight with it", async () => {
    await stage.moveTo('2015-04-10T23:59:00+08:00')
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
    const tv = await stage.page('tv')
    pages.push(tv)
    const offset = stage.clock.offsetMs - 400 * DAY - 5 * 3_600_000
    await tv.context().addInitScript((ms) => Object.assign(globalThis, { timeOffsetMs: ms }), offset)

    await tv.goto(made.body.url)
    await soon(() => tv.getByText('23:59').count()).toBeGreaterThan(0)

    stage.clock.set('2015-04-11T00:00:10+08:00')
    await soon(() => tv.getByText('00:00').count()).toBeGreaterThan(0)
  })

  it('is not told of where the clock is right, and the notice ends when it is set right', async () => {
    const phone = await pageOf(contest.member(0).client, 'phone', 60_000)
    await phone.goto('/')
    await phone.getByText('实时').waitFor()
    expect(await phone.getByText('这台设备的时钟').count()).toBe(0)

    await phone.evaluate((ms) => Object.assign(globalThis, { timeOffsetMs: ms }), stage.clock.offsetMs - DAY)
    await phone.getByText('这台设备的时钟慢了').waitFor()
    await phone.evaluate((ms) => Object.assign(globalThis, { timeOffsetMs: ms }), stage.clock.offsetMs)
    await phone.getByText('这台设备的时钟慢了').waitFor({ state: 'hidden' })
  })
})
