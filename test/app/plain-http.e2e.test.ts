import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { raceFigures, sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus, PASSWORD } from '#test/support/test-app'

/** As phones in an office open it: a name of the local network, without a certificate. */
describeInBrowser('over plain http at a name that the browser does not trust', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Page

  beforeAll(async () => {
    stage = await BrowserStage.open({ hostname: 'phones.test' })
    stage.expected.push(/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/)
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { perTeam: 0 })
    const account = { role: 'member', name: '严萍', login: 'yanping', password: PASSWORD }
    expectStatus(await director.post('/accounts', account), 201)
    const rows = [{ name: '严萍', login: 'yanping', team: '湖西队', area: '' }]
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)
    phone = await stage.page('phone')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('loads every script and style, though the page is no secure context', async () => {
    const failed: string[] = []
    phone.on('requestfailed', (request) => failed.push(request.url()))

    await phone.goto('/')
    await phone.getByRole('button', { name: '登录' }).waitFor()

    expect(new URL(phone.url()).host).toMatch(/^phones\.test:/)
    expect(await phone.evaluate("[window.isSecureContext, 'randomUUID' in crypto]")).toEqual([false, false])
    expect(failed).toEqual([])
  })

  it('signs in and stays signed in', async () => {
    await phone.getByLabel('账号', { exact: true }).fill('yanping')
    await phone.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await phone.getByRole('button', { name: '登录' }).tap()
    await phone.getByText('早上好，严萍').waitFor()

    await phone.reload()
    await phone.getByText('早上好，严萍').waitFor()
    await phone.getByText('实时').waitFor()
  })

  it('records a sale', async () => {
    await sell(phone, /^3G/)

    await phone.getByRole('heading', { name: '已记录' }).waitFor()
    await phone.getByText('今天第 1 单').waitFor()
  })

  it('follows live what others record', async () => {
    await phone.goto('/board')
    await soon(() => raceFigures(phone)).toEqual({ 湖西队: 2, 舜师队: 0 })

    const participantId = (await participants())[0]
    const deal = aDeal(contest, { participantId, items: [{ metricId: contest.broadband, quantity: 2 }] })
    expectStatus(await director.post(`/contests/${contest.id}/deals`, deal), 201)

    await soon(() => raceFigures(phone)).toEqual({ 湖西队: 12, 舜师队: 0 })
    await phone.getByText('实时').waitFor()
  })

  it('loses its signal on 今日, and still opens 表态 and 报单 and takes a sale', async () => {
    const seller = await stage.pageOf(await stage.app.signedIn('yanping'), 'phone')
    const last = seller.waitForResponse(/\/assets\/MePage-.*\.js/, { timeout: 60_000 })
    await seller.goto('/')
    await last
    expect(await seller.evaluate('window.isSecureContext')).toBe(false)
    await seller.context().setOffline(true)
    const link = (name: string) => seller.getByRole('link', { name, exact: true }).first()

    await link('去表态').tap()
    await seller.getByRole('button', { name: '宽带 加一' }).tap()
    await seller.getByRole('button', { name: /^(补表态|我表态)$/ }).tap()
    await seller.getByText('没有信号。有信号就送出').waitFor()
    await link('报单').tap()
    await sell(seller, /^宽带/, { isThere: true })
    await seller.getByRole('heading', { name: '已排队', exact: true }).waitFor()

    await seller.context().setOffline(false)
    await seller.getByRole('heading', { name: '已记录' }).waitFor()
    await seller.context().close()
  })

  it('gives invites and TVs addresses under that name', async () => {
    const desk = await stage.pageOf(director, 'desktop')
    await desk.goto(`/admin/contests/${contest.id}/people`)
    await desk.getByRole('tab', { name: '邀请' }).click()
    await desk.getByRole('article').filter({ hasText: '湖西队' }).getByRole('button', { name: '生成二维码' }).click()
    const link = desk.getByLabel('湖西队 的邀请链接')
    expect(await link.inputValue()).toMatch(/^http:\/\/phones\.test:\d+\/join#/)

    await desk.getByRole('button', { name: '复制' }).click()
    await desk.getByText('已选中，请按 Ctrl+C').waitFor()
    expect(await desk.evaluate('getSelection().toString()')).toBe(await link.inputValue())
  })

  async function participants(): Promise<string[]> {
    const { body } = await director.get<{ participants: { id: string }[] }>(`/contests/${contest.id}`)
    return body.participants.map((each) => each.id)
  }
})
