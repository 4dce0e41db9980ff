import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { ContestSummary } from '#shared/contest/contests/contract'
import type { DealPage } from '#shared/ledger/deals/contract'
import { raceFigures, sell, soon, teamTotal, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { PASSWORD } from '#test/support/test-app'

describeInBrowser('the first day of a contest', () => {
  let stage: BrowserStage
  let desk: Page
  let phone: Page
  let board: Page
  let tv: Page
  let inviteUrl = ''

  beforeAll(async () => {
    stage = await BrowserStage.open()
    desk = await stage.page('desktop')
    phone = await stage.page('phone')
    tv = await stage.page('tv')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const next = () => desk.getByRole('button', { name: '保存并继续' }).click()

  it('begins with the setup page, wherever one goes', async () => {
    await desk.goto('/board')
    await desk.waitForURL('**/setup')

    await desk.getByLabel('中心名称').fill('集商客中心')
    await desk.getByLabel('主任姓名').fill('王主任')
    await desk.getByLabel('账号', { exact: true }).fill('wang')
    await desk.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await desk.getByRole('button', { name: '建立中心' }).click()

    await desk.waitForURL('**/admin/contests/new')
  })

  it('has a contest with dates, targets, two teams, weighted metrics and an offer', async () => {
    await desk.getByLabel('竞赛名称').fill('沃马当先')
    await desk.getByRole('button', { name: '开始设置' }).click()

    await desk.getByLabel('口号').fill('比学赶超，一马当先')
    await desk.getByLabel('开始日期').fill('2015-04-01')
    await desk.getByLabel('结束日期').fill('2015-06-30')
    await next()

    await desk.getByRole('button', { name: '删除业务 融合' }).click()
    await desk.getByRole('button', { name: '融合 套' }).click()
    await desk.getByLabel('3G 每单位分值').fill('2')
    await desk.getByLabel('宽带 每单位分值').fill('5')
    await desk.getByLabel('融合 每单位分值').fill('0')
    await desk.getByRole('button', { name: '删除套餐 融合套餐' }).click()
    await desk.getByRole('button', { name: '融合套餐 = 融合 1 + 宽带 1 + 3G 1' }).click()
    await desk.getByText('一单计 7 分').waitFor()
    await next()

    await desk.getByLabel('整场竞赛 3G 目标').fill('240')
    await desk.getByLabel('整场竞赛 3G 挑战').fill('300')
    await desk.getByLabel('整场竞赛 宽带 目标').fill('80')
    await next()

    await desk.getByLabel('队名').nth(0).fill('湖西队')
    await desk.getByLabel('队名').nth(1).fill('舜师队')
    await desk.getByRole('button', { name: '把整体目标平分给各队' }).click()
    expect(await desk.getByLabel('舜师队 3G 挑战').inputValue()).toBe('150')
    await next()
  })

  it('invites people by a link, and starts', async () => {
    await desk.getByRole('article').filter({ hasText: '湖西队' }).getByRole('button', { name: '生成二维码' }).click()
    inviteUrl = await desk.getByLabel('湖西队 的邀请链接').inputValue()
    expect(inviteUrl).toMatch(new RegExp(`^${stage.app.origin}/join#[\\w-]{22}$`))
    await next()

    await desk.locator('section').getByRole('button', { name: '开赛', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '开赛' }).click()

    await desk.getByText('进行中').first().waitFor()
  })

  it('lets a member join from the link on a phone', async () => {
    await phone.goto(inviteUrl)
    await phone.getByRole('heading', { name: '加入 湖西队' }).waitFor()

    await phone.getByLabel('姓名').fill('严萍')
    await phone.getByLabel('账号', { exact: true }).fill('yanping')
    await phone.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await phone.getByRole('button', { name: '加入', exact: true }).tap()

    await phone.getByText('早上好，严萍').waitFor()
  })

  it('takes the pledge of the morning', async () => {
    await phone.getByRole('link', { name: '去表态' }).tap()
    await phone.getByRole('button', { name: '3G 加一' }).tap()
    await phone.getByRole('button', { name: '3G 加一' }).tap()
    await phone.getByRole('button', { name: '宽带 加一' }).tap()
    await phone.getByLabel('表态词').fill('今天拿下建材市场！')
    await phone.getByRole('button', { name: '我表态' }).tap()

    await phone.getByText('“今天拿下建材市场！”').first().waitFor()
    await phone.getByText('已表态', { exact: true }).first().waitFor()
  })

  it('shows three sales on another screen without a touch', async () => {
    board = await desk.context().newPage()
    await board.goto('/board')
    await soon(() => raceFigures(board)).toEqual({ 湖西队: 0, 舜师队: 0 })
    await board.evaluate('void (window.isUntouched = true)')

    await sell(phone, /^3G/)
    await phone.getByRole('heading', { name: '已记录' }).waitFor()
    await soon(() => raceFigures(board)).toEqual({ 湖西队: 2, 舜师队: 0 })

    await phone.getByRole('button', { name: '再来一单' }).tap()
    await tile(phone, /套餐/).tap()
    await phone.getByRole('button', { name: '完成' }).tap()
    await phone.getByText('今天第 2 单').waitFor()
    await soon(() => raceFigures(board)).toEqual({ 湖西队: 9, 舜师队: 0 })

    await sell(phone, /^宽带/, { times: 2, reference: '053188886666' })
    await phone.getByText('今天第 3 单').waitFor()
    await soon(() => raceFigures(board)).toEqual({ 湖西队: 19, 舜师队: 0 })
    await soon(() => Promise.all(['3G', '宽带', '融合'].map((name) => teamTotal(board, name, '湖西队')))).toEqual([
      2, 3, 1,
    ])
    expect(await board.evaluate('window.isUntouched')).toBe(true)
  })

  it('takes a sale back, and every figure follows', async () => {
    await phone.getByRole('button', { name: /^撤单/ }).tap()
    await phone.getByRole('button', { name: '录错' }).tap()
    await phone.getByRole('button', { name: '确认撤单' }).tap()

    await phone.getByRole('heading', { name: '已撤单' }).waitFor()
    await soon(() => raceFigures(board)).toEqual({ 湖西队: 9, 舜师队: 0 })
    await soon(() => Promise.all(['3G', '宽带', '融合'].map((name) => teamTotal(board, name, '湖西队')))).toEqual([
      2, 1, 1,
    ])
  })

  it('puts a TV on by the code that it shows', async () => {
    await tv.goto('/tv')
    const code = tv.locator('.code')
    await soon(() => code.innerText()).toMatch(/^(\w\s*){6}$/)

    await desk.getByRole('link', { name: '大屏与链接' }).click()
    // The page that is left has a field of this name, too.
    await desk.getByRole('heading', { name: '大屏与链接' }).waitFor()
    await desk.getByLabel('配对码').fill(await code.innerText())
    await desk.getByRole('button', { name: '接上', exact: true }).click()

    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 9, 舜师队: 0 })
    expect(new URL(tv.url()).pathname + new URL(tv.url()).hash).toBe('/tv')
  })

  it('has its TV back after the server was away, without a touch', async () => {
    stage.expected.push(/ERR_CONNECTION_REFUSED|WebSocket connection to .* failed/)
    await tv.evaluate('void (window.isUntouched = true)')
    await stage.app.close()
    await tv.getByText('落后，正在重连').waitFor()
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 9, 舜师队: 0 })

    await stage.app.restart()
    await tv.getByText('实时').waitFor()
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 9, 舜师队: 0 })

    await sell(phone, /^3G/)
    await phone.getByRole('heading', { name: '已记录' }).waitFor()
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 11, 舜师队: 0 })
    await soon(() => raceFigures(board)).toEqual({ 湖西队: 11, 舜师队: 0 })
    expect(await tv.evaluate('window.isUntouched')).toBe(true)
  })

  it('ends with figures that are the ledger’s, on the phone too', async () => {
    const director = await stage.app.signedIn('wang')
    const [contest] = (await director.get<ContestSummary[]>('/contests')).body
    const { deals } = (await director.get<DealPage>(`/contests/${contest?.id}/deals`)).body
    const lines = deals.filter((deal) => !deal.withdrawal).flatMap((deal) => deal.lines)
    const points = lines.reduce((sum, line) => sum + line.points, 0)
    expect([deals.length, points]).toEqual([4, 11])

    await phone.getByRole('link', { name: '我的' }).tap()
    await soon(() => phone.locator('dd .sr-only').allTextContents()).toEqual([String(points), '3', '1', '1'])

    expect(await verify(stage.app.databaseUrl)).toMatchObject({ ok: true, contests: 1 })
  })
})
