import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { keepAssets } from '#server/platform/http/kept-assets'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { raceFigures, sell, soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser, PAGES } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { renameBuild } from '#test/support/renamed-build'

const KEPT =
  "navigator.serviceWorker.ready.then(() => caches.match('/index.html', { ignoreSearch: true })).then(Boolean)"
const SHELL = "caches.match('/index.html', { ignoreSearch: true }).then((page) => page?.text() ?? '')"
const START_MS = 1_000
const PICTURE = "localStorage.getItem('dangxian.picture') !== null"

describeInBrowser('a phone that has opened the pages over https', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'dangxian-kept-'))
  const webRoot = join(scratch, 'web')
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Page
  let builds = 0

  beforeAll(async () => {
    cpSync(PAGES, webRoot, { recursive: true })
    stage = await BrowserStage.open({ webRoot })
    stage.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION_REFUSED|WebSocket connection to .* failed/)
    director = await stage.app.setUp()
  })
  afterAll(async () => {
    await stage?.close()
    rmSync(scratch, { recursive: true })
  })
  beforeEach(async () => {
    await stage.moveTo('2015-04-10T08:40:00+08:00')
    contest = await aContest(stage.app, director)
    await contest.member(0).client.post(`/contests/${contest.id}/deals`, aDeal(contest))
    phone = await stage.pageOf(contest.member(0).client, 'phone', { serviceWorkers: 'allow' })
    await phone.goto('/')
    await expect.poll(() => phone.evaluate(KEPT), { timeout: 60_000 }).toBe(true)
    await soon(() => phone.evaluate(PICTURE)).toBe(true)
  })
  afterEach(async () => {
    await phone.context().close()
    expect(stage.problems).toEqual([])
  })

  const sold = async () => (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals.length
  const buildOf = (page: Page) => page.locator('meta[name=build]').getAttribute('content')
  const link = (name: string) => phone.getByRole('navigation').getByRole('link', { name, exact: true }).first()

  /** What shows that a page is there to work with. */
  const signOf: Record<string, () => Locator> = {
    '/': () => phone.getByText(/早上好，/),
    '/deal': () => tile(phone, /^宽带/),
    '/pledge': () => phone.getByRole('button', { name: '宽带 加一' }),
  }

  /** The tab is gone, and with it all that was in memory. Answers how many ms it took until the page was there. */
  async function reopen(path = '/'): Promise<number> {
    const context = phone.context()
    await phone.close()
    phone = await context.newPage()
    const from = performance.now()
    await phone.goto(path, { waitUntil: 'commit' })
    await signOf[path]?.().first().waitFor()
    return performance.now() - from
  }

  /** A machine that does something else for a moment delays one start, not three. */
  async function quickest(path: string): Promise<number> {
    const starts = [await reopen(path), await reopen(path), await reopen(path)]
    return Math.min(...starts)
  }

  async function update(): Promise<void> {
    keepAssets(webRoot)
    renameBuild(webRoot, `b${++builds}`)
    await stage.app.restart()
    director = await stage.app.signedIn('director')
  }

  it('opens 今日 without a signal as it was last seen, says of when it is, and opens 表态 and 报单', async () => {
    const figures = await raceFigures(phone)
    await phone.context().setOffline(true)
    await stage.moveTo('2015-04-10T08:55:00+08:00')

    await reopen()

    await phone.getByText('上次收到 08:40').waitFor()
    expect(await raceFigures(phone)).toEqual(figures)
    expect(figures).toEqual({ 湖西队: 2, 舜师队: 0 })
    await phone.getByRole('link', { name: '去表态' }).tap()
    await phone.getByRole('button', { name: '宽带 加一' }).waitFor()
    await link('报单').tap()
    await tile(phone, /^宽带/).waitFor()
  })

  it.each(Object.keys(signOf))('opens %s without a signal within a second', async (path) => {
    await phone.goto('/pledge')
    await signOf['/pledge']?.().waitFor()
    const withSignal = await quickest(path)
    await phone.context().setOffline(true)

    const without = await quickest(path)

    // A machine that is busy with other tests takes longer for both.
    expect(without).toBeLessThan(Math.max(START_MS, withSignal * 1.5))
  })

  it('shows nothing of yesterday as of today', async () => {
    await phone.context().setOffline(true)
    await stage.moveTo('2015-04-13T08:10:00+08:00')

    await reopen()

    await phone.getByText('上次收到 4月10日 08:40').waitFor()
    await phone.getByText('4月13日').first().waitFor()
    await phone.getByText('今天准备做多少？').waitFor()
  })

  it('sends a sale once that was tapped without a signal, after a killed tab and an upgrade', async () => {
    await phone.context().setOffline(true)
    await reopen('/deal')
    await sell(phone, /^宽带/, { isThere: true })
    await phone.getByRole('heading', { name: '已排队', exact: true }).waitFor()
    const before = await buildOf(phone)
    await reopen()
    await phone.getByText('已排队 1 单').waitFor()
    await phone.getByText('今天 1 单 + 1 待发').waitFor()

    await update()
    await phone.context().setOffline(false)

    await soon(sold).toBe(2)
    expect(await buildOf(phone)).toBe(before)
    await reopen()
    await soon(() => buildOf(phone)).toBe(`b${builds}`)
    expect(await sold()).toBe(2)
    await soon(() => phone.getByText(/已排队|待发/).count()).toBe(0)
  })

  it('leaves a kept page of an older build for the newer one', async () => {
    await phone.context().setOffline(true)
    await reopen('/deal')
    await update()
    await phone.context().setOffline(false)

    await phone.getByRole('status').filter({ hasText: '有新版本' }).getByRole('button', { name: '刷新' }).tap()

    await soon(() => buildOf(phone)).toBe(`b${builds}`)
    // The browser looks for a newer worker by itself, some seconds after a page.
    await phone.evaluate('navigator.serviceWorker.getRegistration().then((each) => each.update()).then(() => 0)')
    // It takes over once no page of the older one is open.
    const shell = () => reopen().then(() => phone.evaluate(SHELL))
    await expect.poll(shell, { timeout: 60_000 }).toContain(`"b${builds}"`)
    await phone.context().setOffline(true)
    await reopen()
    expect(await buildOf(phone)).toBe(`b${builds}`)
  })

  it('keeps nothing of who has signed out, and neither the sign-in nor a TV', async () => {
    const { name } = contest.member(0)
    await phone.goto('/me')
    await phone.getByRole('button', { name: '退出登录' }).tap()
    await phone.getByRole('button', { name: '登录', exact: true }).waitFor()
    expect(await phone.evaluate(PICTURE)).toBe(false)
    await phone.context().setOffline(true)

    for (const path of ['/sign-in', '/tv', '/join']) await expect(phone.goto(path)).rejects.toThrow(/ERR_/)
    // The browser's own page for what it cannot reach may still be on its way in the other tab.
    phone = await phone.context().newPage()
    await phone.goto('/', { waitUntil: 'commit' })
    await phone.getByRole('button', { name: '再试一次' }).waitFor()
    expect(await phone.getByText(name).count()).toBe(0)
  })
})
