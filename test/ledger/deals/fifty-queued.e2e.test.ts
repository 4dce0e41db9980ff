import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepAssets } from '#server/platform/http/kept-assets'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { sell, soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser, PAGES } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { renameBuild } from '#test/support/renamed-build'

const QUEUED = 50
const KEPT =
  "navigator.serviceWorker.ready.then(() => caches.match('/index.html', { ignoreSearch: true })).then(Boolean)"
/** So many answers are lost on their way, of sales that the server has. */
const LOST = 2

describeInBrowser('fifty sales without a signal', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'dangxian-fifty-'))
  const webRoot = join(scratch, 'web')
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Page

  beforeAll(async () => {
    cpSync(PAGES, webRoot, { recursive: true })
    stage = await BrowserStage.open({ webRoot })
    stage.expected.push(/ERR_|WebSocket connection to .* failed/)
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
  })
  afterAll(async () => {
    await stage?.close()
    rmSync(scratch, { recursive: true })
  })

  async function ledger(): Promise<DealPage['deals']> {
    const deals: DealPage['deals'] = []
    for (let before: number | undefined; ; ) {
      const page = `/contests/${contest.id}/deals${before ? `?before=${before}` : ''}`
      const { body } = await director.get<DealPage>(page)
      deals.push(...body.deals)
      before = body.next ?? undefined
      if (!before) return deals
    }
  }
  const count = async () => (await ledger()).length

  /** The tab is gone, and with it all that was in memory. */
  async function reopen(path = '/'): Promise<void> {
    const context = phone.context()
    await phone.close()
    phone = await context.newPage()
    await phone.goto(path, { waitUntil: 'commit' })
  }

  it('are in the ledger once each after two killed tabs, lost answers, and an upgrade in between', async () => {
    phone = await stage.pageOf(contest.member(0).client, 'phone', { serviceWorkers: 'allow' })
    await phone.goto('/')
    await expect.poll(() => phone.evaluate(KEPT), { timeout: 60_000 }).toBe(true)
    await phone.context().setOffline(true)
    await reopen('/deal')
    for (let n = 1; n <= QUEUED; n++) {
      await tile(phone, /^宽带/).waitFor()
      await sell(phone, /^宽带/, { isThere: true })
      await phone.getByRole('heading', { name: '已排队', exact: true }).waitFor()
      if (n < QUEUED) await phone.getByRole('button', { name: '再来一单' }).tap()
    }
    await reopen()
    await phone.getByText(`已排队 ${QUEUED} 单`).waitFor()
    expect(await count()).toBe(0)

    keepAssets(webRoot)
    renameBuild(webRoot, 'b1')
    await stage.app.restart()
    director = await stage.app.signedIn('director')
    let lost = 0
    await phone.context().route('**/api/contests/*/deals', async (route) => {
      if (route.request().method() !== 'POST' || lost >= LOST) return route.continue()
      lost++
      await route.fetch()
      await route.abort('connectionreset')
    })
    await phone.context().setOffline(false)
    await expect.poll(count, { timeout: 120_000 }).toBeGreaterThan(5)
    await reopen()

    await expect.poll(count, { timeout: 120_000 }).toBe(QUEUED)
    await soon(() => phone.getByText(/已排队|待发/).count()).toBe(0)
    await reopen()
    await soon(() => phone.locator('meta[name=build]').getAttribute('content')).toBe('b1')
    const deals = await ledger()
    expect(deals).toHaveLength(QUEUED)
    expect(new Set(deals.map(({ id }) => id)).size).toBe(QUEUED)
    expect(deals.every(({ lines }) => lines.length === 1 && lines[0]?.quantity === 1)).toBe(true)
    expect(lost).toBe(LOST)
    expect(stage.problems).toEqual([])
  }, 400_000)
})
