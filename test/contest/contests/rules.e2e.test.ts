import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

/** Monday of the second full week. */
const TODAY = '2015-04-13'

describeInBrowser('the rules of a contest', () => {
  let stage: BrowserStage
  let director: Client
  beforeAll(async () => {
    stage = await BrowserStage.open({ at: `${TODAY}T10:00:00+08:00` })
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const sell = async (contest: AContest, index: number, businessDate: string, quantity: number) => {
    const { participantId } = contest.members[index] as Member
    const items = [{ metricId: contest.g3, quantity }]
    const deal = aDeal(contest, { businessDate, items, participantId })
    expectStatus(await director.post(`/contests/${contest.id}/deals`, deal), 201)
  }
  const open = async (page: Page, contest: AContest, path: string) => {
    await page.addInitScript({ content: `localStorage.setItem('dangxian.contest', '${contest.id}')` })
    await page.goto(path)
  }
  const boardOf = async (client: Client, contest: AContest, screen: 'phone' | 'desktop') => {
    const page = await stage.pageOf(client, screen)
    await open(page, contest, '/board')
    if (screen === 'phone') await page.getByRole('tab', { name: '个人' }).tap()
    await page.getByRole('heading', { name: /个人榜/ }).waitFor()
    return page
  }
  const people = (page: Page) => page.locator('.person .who b').allTextContents()

  it('show a week, a month and the whole, and who carries the flag', async () => {
    const contest = await aContest(stage.app, director, { perTeam: 2 })
    await sell(contest, 0, '2015-04-08', 9)
    await sell(contest, 1, TODAY, 2)
    const board = await boardOf((contest.members[0] as Member).client, contest, 'phone')

    await soon(() => people(board)).toEqual(['湖1', '舜1'])
    await board.getByRole('button', { name: '本周' }).click()
    await soon(() => people(board)).toEqual(['舜1'])
    await board.getByRole('button', { name: '本月' }).click()
    await soon(() => people(board)).toEqual(['湖1', '舜1'])
    await board.getByRole('tab', { name: '目标' }).tap()
    await soon(() => board.getByRole('img', { name: '流动红旗' }).count()).toBeGreaterThan(0)
    await board.context().close()
  })

  it('are revised from a day on, with a reason that everybody reads', async () => {
    const contest = await aContest(stage.app, director)
    const page = await stage.pageOf(director, 'desktop')
    await page.goto(`/admin/contests/${contest.id}/settings/goals`)
    await page.getByRole('button', { name: '调整目标/分值' }).click()
    await page.getByLabel('从哪天起').fill('2015-04-20')
    await page.getByRole('button', { name: '上级调整' }).click()
    await page.getByLabel('湖西队 3G 目标').fill('160')
    await page.getByLabel('湖西队 3G 挑战').fill('200')
    await page.getByLabel('3G 每单位分值').fill('3')

    await page.getByRole('button', { name: '公布调整' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '公布调整' }).click()

    await page.getByText('湖西队 3G 目标 100 → 160').waitFor()
    await page.getByText('自 4月20日，上级调整').waitFor()
    const board = await boardOf((contest.members[0] as Member).client, contest, 'phone')
    await board.getByRole('tab', { name: '目标' }).tap()
    await board.getByText('3G 每单位 2 → 3 分').waitFor()
    await board.getByText('待生效').waitFor()
    const { goals } = (await director.get<ContestView>(`/contests/${contest.id}`)).body
    expect(goals.find((goal) => goal.teamId === contest.west && goal.metricId === contest.g3)?.target).toBe(100)
    for (const each of [page, board]) await each.context().close()
  })

  it('say 初榜 while the figures are checked and 终榜 once a director has declared it', async () => {
    const contest = await aContest(stage.app, director)
    await sell(contest, 0, TODAY, 3)
    const member = await boardOf((contest.members[0] as Member).client, contest, 'phone')
    await soon(() => people(member)).toEqual(['湖1'])

    await stage.moveTo('2015-07-01T09:00:00+08:00')

    await member.getByText('初榜', { exact: true }).waitFor()
    await member.goto('/deal')
    await member.getByText('正在公示', { exact: true }).waitFor()
    const desk = await stage.pageOf(director, 'desktop')
    await open(desk, contest, '/deal')
    await desk.getByRole('button', { name: /^3G/ }).first().click()
    await desk.getByRole('button', { name: '最后一天' }).waitFor()
    await desk.goto(`/admin/contests/${contest.id}`)
    await desk.getByRole('button', { name: '宣布终榜' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('沃马当先')
    await dialog.getByRole('button', { name: '宣布终榜' }).click()
    await desk.getByText('已结束', { exact: true }).first().waitFor()

    await member.goto('/board')
    await member.getByText('终榜', { exact: true }).waitFor()
    await open(desk, contest, '/reports')
    await desk.getByText('终榜战报').first().waitFor()
    for (const each of [member, desk]) await each.context().close()
  })
})
