import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { raceFigures, sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

describeInBrowser('a phone without a signal', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Page

  beforeAll(async () => {
    stage = await BrowserStage.open()
    // A server that is leaving refuses files that a page fetches ahead.
    stage.expected.push(
      /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed|\b503\b.*\/assets\//,
    )
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    contest = await aContest(stage.app, director)
    const [member] = contest.members
    if (!member) throw new Error('Nobody is in the contest')
    phone = await stage.pageOf(member.client, 'phone')
    await phone.goto('/deal')
    await phone.getByText('实时').waitFor()
  })
  afterEach(async () => {
    await phone.context().close()
    expect(stage.problems).toEqual([])
  })

  const ledger = async () => (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals
  const quantities = async () => (await ledger()).flatMap((deal) => deal.lines.map((line) => line.quantity))
  const isQueued = () => phone.getByRole('heading', { name: '已排队', exact: true }).waitFor()

  it('queues a sale, keeps it through a reload, and sends it once when the signal is back', async () => {
    const signal = await cutOff(phone)
    await sell(phone, /^3G/, { times: 3, isThere: true })
    await isQueued()

    await phone.reload()
    await phone.getByText('已排队 1 单').first().waitFor()
    await sell(phone, /^宽带/, { isThere: true })
    await isQueued()
    expect(await quantities()).toEqual([])

    await signal.back()
    await soon(quantities).toEqual([1, 3])
    await soon(() => phone.getByText('已排队').count()).toBe(0)
    await phone.goto('/board')
    await soon(() => raceFigures(phone)).toEqual({ 湖西队: 11, 舜师队: 0 })
    expect(await quantities()).toEqual([1, 3])
  })

  it('says that it is behind, and sends the sale on the page where it was tapped', async () => {
    await sell(phone, /^宽带/, { untilDone: false })
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: '完成' }).tap()
    await isQueued()

    await phone.context().setOffline(false)
    await phone.getByRole('heading', { name: '已记录' }).waitFor()
    expect(await quantities()).toEqual([1])
  })

  it('sends what was tapped while the server was away, in the order of the taps', async () => {
    await sell(phone, /^3G/, { times: 2, untilDone: false })
    // Pages that are fetched ahead have come.
    await phone.waitForLoadState('networkidle')
    await stage.app.close()
    await phone.getByRole('button', { name: '完成' }).tap()
    await isQueued()
    await phone.getByRole('button', { name: '再来一单' }).tap()
    await sell(phone, /^3G/, { times: 4, isThere: true })
    await isQueued()

    await stage.app.restart()

    director = await stage.app.signedIn('director')
    await soon(quantities).toEqual([4, 2])
    await phone.getByRole('heading', { name: '已记录' }).waitFor()
  })

  it('repeats a sale whose answer was lost, under the same requestId, and it counts once', async () => {
    const sent: string[] = []
    await phone.route('**/api/contests/*/deals', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      sent.push((route.request().postDataJSON() as { requestId: string }).requestId)
      if (sent.length > 1) return route.continue()
      const answer = await route.fetch()
      expect(answer.status()).toBe(201)
      return route.abort('connectionreset')
    })

    await sell(phone, /^3G/, { times: 5, isThere: true })
    await isQueued()
    await tellOfSignal(phone)

    await phone.getByRole('heading', { name: '已记录' }).waitFor()
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent).size).toBe(1)
    expect(await quantities()).toEqual([5])
    await phone.goto('/board')
    await soon(() => raceFigures(phone)).toEqual({ 湖西队: 10, 舜师队: 0 })
  })
})

/** Over plain http nothing keeps the page itself for later: pages still come, but neither answers nor live facts. */
async function cutOff(page: Page) {
  let isCut = true
  await page.route('**/api/**', (route) => (isCut ? route.abort('internetdisconnected') : route.continue()))
  await page.routeWebSocket('**/socket.io/**', (socket) => void (isCut ? socket.close() : socket.connectToServer()))
  return {
    back: async () => {
      isCut = false
      await tellOfSignal(page)
    },
  }
}

/** What a phone does when it finds a network: without it the queue is tried every ten seconds. */
async function tellOfSignal(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.context().setOffline(false)
}
