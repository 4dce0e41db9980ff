import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type AContest, aContest } from '#test/support/a-contest'
import { sell, soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

/** As a phone that is set to save data. */
const SAVE_DATA = "Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: true }) })"

describeInBrowser('a phone that never opened 报单, without a signal', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Page
  const asked: string[] = []

  beforeAll(async () => {
    stage = await BrowserStage.open()
    stage.expected.push(
      /ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed|Unable to preload CSS|dynamically imported/,
    )
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    asked.length = 0
    phone = await stage.pageOf(contest.member(0).client, 'phone')
    phone.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/assets/')) asked.push(pathname)
    })
  })
  afterEach(async () => {
    await phone.context().close()
    expect(stage.problems).toEqual([])
  })

  const place = (name: RegExp) => asked.findIndex((path) => name.test(path))
  const link = (name: string) => phone.getByRole('navigation').getByRole('link', { name, exact: true }).first()

  it('opens the form, takes a sale, and shows the other pages of the bar', async () => {
    const last = phone.waitForResponse(/\/assets\/MePage-.*\.js/)
    await phone.goto('/')
    await last
    await phone.context().setOffline(true)

    await link('报单').tap()
    await sell(phone, /^宽带/, { isThere: true })
    await phone.getByRole('heading', { name: '已排队', exact: true }).waitFor()
    await link('战况').tap()
    await phone.getByRole('region', { name: '团队赛马' }).first().waitFor()

    await phone.context().setOffline(false)
    await soon(
      async () => (await director.get<{ deals: unknown[] }>(`/contests/${contest.id}/deals`)).body.deals.length,
    ).toBe(1)
  })

  it('fetches them after everything that the first page needs', async () => {
    const last = phone.waitForResponse(/\/assets\/MePage-.*\.js/)
    await phone.goto('/')
    await last

    expect(place(/\/today-/)).toBeGreaterThanOrEqual(0)
    expect(place(/\/RecordPage-/)).toBeGreaterThan(Math.max(place(/\/today-/), place(/\/index-/)))
    expect(place(/\/RecordPage-/)).toBeLessThan(place(/\/MePage-/))
    expect(asked.filter((path) => /Admin|Wizard|Import|Display/.test(path))).toEqual([])
  })

  it('fetches nothing ahead where the phone saves data, says what is missing, and opens it once there is a signal', async () => {
    await phone.addInitScript(SAVE_DATA)
    await phone.goto('/')
    await phone.getByText('实时').waitFor()
    await phone.context().setOffline(true)
    expect(place(/\/RecordPage-/)).toBe(-1)

    await link('报单').tap()
    await phone.getByRole('alert').getByText('这一页没有取到').waitFor()
    await phone.getByRole('button', { name: '重试' }).tap()
    await phone.getByRole('alert').getByText('这一页没有取到').waitFor()

    await phone.context().setOffline(false)
    await phone.getByRole('button', { name: '重试' }).tap()
    await tile(phone, /^宽带/).waitFor()
    expect(await phone.getByRole('alert').count()).toBe(0)
  })
})
