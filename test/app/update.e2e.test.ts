import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { keepAssets } from '#server/platform/http/kept-assets'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser, PAGES } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { renameBuild } from '#test/support/renamed-build'

const SAVE_DATA = "Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: true }) })"
/** As a phone in a pocket. */
const HIDE = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })"
/** As a phone in the hand again. */
const SHOW = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' })"

describeInBrowser('an update while pages are open', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'dangxian-update-'))
  const webRoot = join(scratch, 'web')
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Page
  let builds = 0

  beforeAll(async () => {
    cpSync(PAGES, webRoot, { recursive: true })
    stage = await BrowserStage.open({ webRoot })
    stage.expected.push(
      /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed|404|503|Refused to apply style/,
    )
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
  })
  afterAll(async () => {
    await stage?.close()
    rmSync(scratch, { recursive: true })
  })
  beforeEach(async () => {
    phone = await stage.pageOf(contest.member(0).client, 'phone')
    // Nothing is fetched ahead: each link asks for its files.
    await phone.addInitScript(SAVE_DATA)
    await phone.goto('/')
    await phone.getByText('实时').waitFor()
  })
  afterEach(async () => {
    await phone.context().close()
    expect(stage.problems).toEqual([])
  })

  /** Another build with other names, and the server started on it; `isKept` false as in a new container. */
  async function update({ isKept = true } = {}): Promise<void> {
    if (isKept) keepAssets(webRoot)
    else rmSync(`${webRoot}-before`, { recursive: true, force: true })
    renameBuild(webRoot, `b${++builds}`)
    await stage.app.restart()
    director = await stage.app.signedIn('director')
  }
  const buildOf = (page: Page) => page.locator('meta[name=build]').getAttribute('content')
  const present = () => `b${builds}`
  const bar = () => phone.getByRole('status').filter({ hasText: '有新版本' })

  it.each([
    ['战况', '/board'],
    ['报单', '/deal'],
    ['宝典', '/playbook'],
    ['我的', '/me'],
  ])('leads to the newer page with the next link: %s', async (name, path) => {
    await update()
    await bar().waitFor()

    await phone.getByRole('navigation').getByRole('link', { name, exact: true }).first().tap()

    await soon(() => buildOf(phone)).toBe(present())
    expect(new URL(phone.url()).pathname).toBe(path)
    expect(await bar().count()).toBe(0)
  })

  it('reloads a page by itself once no person uses it', async () => {
    await phone.evaluate(HIDE)

    await update()

    await soon(() => buildOf(phone)).toBe(present())
    await phone.getByText('实时').waitFor()
    expect(await bar().count()).toBe(0)
  })

  it('does not take a sale that is half tapped, and offers the newer version', async () => {
    await phone.goto('/deal')
    await tile(phone, /^宽带/).tap()
    await phone.evaluate(HIDE)
    await update()
    await bar().waitFor()
    await phone.waitForResponse('**/api/health/live', { timeout: 7_000 }).catch(() => undefined)
    await phone.evaluate(SHOW)

    await phone.getByRole('button', { name: '完成' }).tap()
    await phone.getByRole('heading', { name: '已记录' }).waitFor()
    expect(await buildOf(phone)).not.toBe(present())

    await bar().getByRole('button', { name: '刷新' }).tap()
    await soon(() => buildOf(phone)).toBe(present())
  })

  it('still gives a page that has not heard of it the files of its own build', async () => {
    await phone.route('**/api/**', (route) => route.abort())
    await phone.routeWebSocket('**/socket.io/**', (socket) => socket.close())
    await update()

    await phone.getByRole('link', { name: '战况', exact: true }).first().tap()
    await soon(() => new URL(phone.url()).pathname).toBe('/board')
    expect(await buildOf(phone)).not.toBe(present())
  })

  it('loads the target again where the files of the page are gone', async () => {
    await phone.routeWebSocket('**/socket.io/**', (socket) => socket.close())
    await update({ isKept: false })

    await phone.getByRole('link', { name: '战况', exact: true }).first().tap()

    await soon(() => buildOf(phone)).toBe(present())
    await soon(() => new URL(phone.url()).pathname).toBe('/board')
    await phone.getByRole('region', { name: '团队赛马' }).first().waitFor()
  })

  it('says where a file cannot be had although the server answers, after one try and without a circle', async () => {
    await phone.route('**/assets/ScoreboardPage-*.js', (route) => route.fulfill({ status: 404 }))
    let loads = 0
    phone.on('request', (request) => {
      if (request.isNavigationRequest()) loads++
    })

    await phone.getByRole('link', { name: '战况', exact: true }).first().tap()
    await phone.getByRole('alert').getByText('这一页没有取到').waitFor()
    expect(loads).toBe(1)

    await phone.unroute('**/assets/ScoreboardPage-*.js')
    await phone.getByRole('button', { name: '重试' }).tap()
    await phone.getByRole('region', { name: '团队赛马' }).first().waitFor()
    await soon(() => phone.getByText('这一页没有取到').count()).toBe(0)
  })

  it('makes a TV reload by itself, and the desk with its next link', async () => {
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
    const tv = await stage.page('tv')
    await tv.goto(made.body.url)
    await tv.getByText('湖西队').first().waitFor()
    const pc = await stage.pageOf(director, 'desktop')
    const lost: string[] = []
    pc.on('requestfailed', (request) => lost.push(request.url()))
    await pc.goto('/admin')
    await pc.getByRole('heading', { name: '竞赛' }).first().waitFor()
    // A part of the page that is still on its way when the server goes is missing, which the page says.
    await pc.waitForLoadState('networkidle')

    await update()

    await soon(() => buildOf(tv)).toBe(present())
    for (const link of await pc.getByRole('navigation').getByRole('link').all()) {
      const name = await link.innerText()
      await link.click()
      await soon(() => pc.getByRole('heading').count()).toBeGreaterThan(0)
      expect([name, await pc.getByText('这一页没有取到').count()], String(lost)).toEqual([name, 0])
    }
    // The desk may hear of the build after the TV, and takes it with the link after that.
    let clicks = 0
    const nextLink = async () => {
      await pc
        .getByRole('navigation')
        .getByRole('link')
        .nth(clicks++ % 2)
        .click()
      return buildOf(pc)
    }
    await soon(nextLink).toBe(present())
    await tv.context().close()
    await pc.context().close()
  })
})
