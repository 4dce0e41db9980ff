import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { verify } from '#server/ledger/verify/verify'
import { type AContest, aContest, aDraft, type Member } from '#test/support/a-contest'
import { raceFigures, sell, soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

const SHOTS = process.env.SHOTS

describeInBrowser('a sale that counts once it is checked (待核)', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let hu: Page
  let shun: Page
  let desk: Page

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp({ name: '王主任' })
    const rules = { '3G': 'same_day', 宽带: 'required' } as Record<string, 'same_day' | 'required'>
    const metrics = aDraft().metrics.map((metric) => ({
      ...metric,
      numberRule: rules[metric.name] ?? ('none' as const),
      askAbove: 10,
    }))
    contest = await aContest(stage.app, director, { perTeam: 2, draft: { metrics, offers: [], goals: [] } })
    const of = (teamId: string) => contest.members.find((member) => member.teamId === teamId) as Member
    hu = await stage.pageOf(of(contest.west).client, 'phone')
    shun = await stage.pageOf(of(contest.east).client, 'phone')
    desk = await stage.pageOf(director, 'desktop')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))
  const quantity = async (page: Page, typed: string) => {
    await page.getByRole('textbox', { name: '3G' }).fill(typed)
    await page.getByRole('textbox', { name: '3G' }).blur()
  }
  const shot = async (page: Page, name: string) => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  }

  it('asks on the phone, waits there as one’s own, and moves no other screen', async () => {
    await shun.goto('/board')
    await hu.goto('/deal')
    await tile(hu, /^3G/).tap()
    await quantity(hu, '150')
    await hu.getByRole('button', { name: '完成' }).tap()
    await hu.getByText('确定一次报 3G 150 部？').waitFor()
    await shot(hu, 'ask')
    await hu.getByRole('button', { name: '没错，提交' }).tap()

    await hu.getByText('已记录，待核').waitFor()
    await shot(hu, 'held')
    await hu.goto('/')
    await hu.getByRole('link', { name: /待核 3G 150 部 · 1 单缺号码/ }).waitFor()
    await shot(hu, 'today')
    await soon(() => raceFigures(shun)).toEqual({ 湖西队: 0, 舜师队: 0 })
  })

  it('is confirmed at the desk, and every screen follows', async () => {
    await desk.goto(`/admin/contests/${contest.id}/reviews`)
    await desk.getByText('待核：数量超过上限，补齐 150 个号码').waitFor()
    await shot(desk, 'reviews')
    await desk.getByRole('button', { name: '确认计入' }).click()

    await desk.getByText('没有待核的单').waitFor()
    await soon(() => raceFigures(shun)).toEqual({ 湖西队: 300, 舜师队: 0 })
    await soon(() => hu.getByText('待核 3G').count()).toBe(0)
  })

  it('is refused with a reason, which the seller reads', async () => {
    await shun.goto('/deal')
    await tile(shun, /^3G/).tap()
    await quantity(shun, '99')
    await shun.getByRole('button', { name: '完成' }).tap()
    await shun.getByRole('button', { name: '没错，提交' }).tap()
    await shun.getByText('已记录，待核').waitFor()

    await desk.getByRole('button', { name: '驳回' }).click()
    await desk.getByRole('button', { name: '数量按错了' }).click()
    await shot(desk, 'refuse')
    await desk.getByRole('dialog').getByRole('button', { name: '驳回' }).click()

    await desk.getByText('没有待核的单').waitFor()
    await shun.goto('/deals')
    await shun.getByText('数量按错了').waitFor()
  })

  it('asks for the number before it is sent where the metric needs it', async () => {
    await hu.goto('/deal')
    await tile(hu, /^宽带/).tap()
    await hu.getByRole('button', { name: '完成' }).tap()
    await hu.getByText('这项业务报单时必须填业务号码').waitFor()
    await shot(hu, 'required')
    await hu.getByLabel('业务号码').fill('0538 6001')
    await hu.getByText('认出 2 个号码').waitFor()
    await hu.getByLabel('业务号码').fill('05386001')
    await hu.getByRole('button', { name: '完成' }).tap()
    await hu.getByText('今天第 2 单').waitFor()
  })

  it('leaves the score at noon without its numbers, and returns with them', async () => {
    await hu.goto('/board')
    await sell(shun, /^3G/)
    await shun.getByText(/最晚.*12:00 前补上/).waitFor()
    await shun.goto('/')
    await shun.getByRole('link', { name: /1 单缺号码/ }).waitFor()
    await soon(() => raceFigures(hu)).toMatchObject({ 舜师队: 2 })
    await stage.moveTo('2015-04-13T12:01:00+08:00')
    await stage.app.get(NumberDeadlines).look()

    await soon(() => raceFigures(hu)).toMatchObject({ 舜师队: 0 })
    await shun.goto('/numbers')
    await shun.getByText('待核：没有按时补上号码').waitFor()
    await shot(shun, 'numbers')
    await shun.getByLabel('业务号码').fill('18653700001')
    await shun.getByRole('button', { name: '补上', exact: true }).tap()

    await shun.getByText('没有缺号码的单').waitFor()
    await soon(() => raceFigures(hu)).toMatchObject({ 舜师队: 2 })
    expect(await verify(stage.app.databaseUrl)).toMatchObject({ ok: true })
  })
})
