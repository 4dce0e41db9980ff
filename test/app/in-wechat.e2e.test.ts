import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest } from '#test/support/a-contest'
import { sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { aLogin, expectStatus, PASSWORD } from '#test/support/test-app'

const ON_ANDROID =
  'Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0'
const BROWSERS = {
  微信: `${ON_ANDROID} Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64`,
  企业微信: `${ON_ANDROID} Mobile Safari/537.36 wxwork/4.1.27 MicroMessenger/7.0.1 Language/zh`,
}

/** A link in the chat opens a browser that keeps nothing between two openings. */
describeInBrowser("a member's day inside a chat app", () => {
  let stage: BrowserStage
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    stage.expected.push(/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/)
    contest = await aContest(stage.app, await stage.app.setUp())
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  async function opened(userAgent: string, login: string): Promise<Page> {
    const page = await stage.page('phone', { userAgent })
    await page.goto('/')
    await page.getByLabel('账号', { exact: true }).fill(login)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).tap()
    await page.getByText('实时').waitFor()
    return page
  }

  it.each(Object.entries(BROWSERS))(
    '%s: pledges, sells, says where an unsent sale is, and finds all again',
    async (name, userAgent) => {
      const login = aLogin()
      const account = { role: 'member', name: `${name}队员`, login, password: PASSWORD }
      expectStatus(await contest.director.post('/accounts', account), 201)
      const rows = [{ name: account.name, login, team: '湖西队', area: '' }]
      expectStatus(await contest.director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)

      const morning = await opened(userAgent, login)
      await morning.getByRole('link', { name: '去表态' }).tap()
      await morning.getByRole('button', { name: '宽带 加一' }).tap()
      await morning.getByRole('button', { name: '我表态' }).tap()
      await morning.getByRole('heading', { name: '我的表态' }).waitFor()
      await morning.context().close()

      const noon = await opened(userAgent, login)
      await noon.getByRole('heading', { name: '我的表态' }).waitFor()
      await sell(noon, /^宽带/, { untilDone: false })
      await noon.context().setOffline(true)
      await noon.getByRole('button', { name: '完成' }).tap()
      await noon.getByText('这一单只在这部手机里').waitFor()
      await noon.context().setOffline(false)
      await noon.getByRole('heading', { name: '已记录' }).waitFor()
      await noon.context().close()

      const evening = await opened(userAgent, login)
      await evening.goto('/deals')
      await soon(() => evening.getByRole('article').count()).toBe(1)
      await evening.goto('/me')
      await evening.getByRole('list', { name: '表态日历' }).getByText('4月10日：兑现').waitFor({ state: 'attached' })
      await evening.context().close()
    },
  )
})
