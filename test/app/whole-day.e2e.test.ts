import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { onceSure, overhear, raceFigures, sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

/** A Thursday; the days before and after are worked too. */
const DAY = '2015-04-09'
const at = (time: string, day = DAY) => `${day}T${time}:00+08:00`
const LESSON = '先问月租，再报融合价'
const NOTE = '家里有事，慢慢来'

describeInBrowser('a whole day', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let desk: Page
  let wall: Page
  let tv: Page
  let hu: Page
  let shun: Page
  let heardByTv: string[]

  beforeAll(async () => {
    stage = await BrowserStage.open({ at: at('18:10', '2015-04-08') })
    director = await stage.app.setUp({ name: '王主任' })
    contest = await aContest(stage.app, director)
    const [west, east] = contest.members as [Member, Member]
    await sold(west, '2015-04-01', contest.g3, 10)
    await sold(west, '2015-04-02', contest.g3, 10)
    await sold(east, '2015-04-08', contest.broadband, 7)
    desk = await stage.pageOf(director, 'desktop')
    hu = await stage.pageOf(west.client, 'phone')
    shun = await stage.pageOf(east.client, 'phone')
    tv = await stage.page('tv')
    heardByTv = overhear(tv)
    await tv.goto((await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body.url)
    await tv.evaluate('void (window.isUntouched = true)')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('begins the evening before, with an early pledge', async () => {
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 40, 舜师队: 35 })
    await hu.goto('/pledge')
    const early = hu.locator('form').filter({ has: hu.getByRole('button', { name: '提前表态' }) })
    for (let n = 0; n < 3; n++) await early.getByRole('button', { name: '3G 加一' }).tap()
    await early.getByRole('button', { name: '提前表态' }).tap()

    await hu.getByText('记下了，明早见。').waitFor()
  })

  it('opens the morning meeting with two clicks, projects it, and every screen knows', async () => {
    await stage.moveTo(at('08:40'))
    await shun.goto('/')
    await desk.goto('/')
    await desk.getByRole('link', { name: '晨会', exact: true }).click()
    await desk.getByRole('button', { name: '开始晨会' }).click()

    await shun.getByText('晨会进行中').waitFor()
    await tv.getByText('晨会进行中').waitFor()
    const opened = desk.context().waitForEvent('page')
    await desk.getByRole('link', { name: '投屏' }).click()
    wall = await opened
    await wall.setViewportSize({ width: 1920, height: 1080 })
    await wall.getByRole('heading', { name: '点名' }).waitFor()
  })

  it('is led by arrow keys at the wall and by the desk as a remote', async () => {
    for (const item of ['口号', '昨日战报']) {
      await wall.keyboard.press('ArrowRight')
      await wall.getByRole('heading', { name: item }).waitFor()
    }
    await desk.getByRole('button', { name: '投这一项：昨日战报', pressed: true }).waitFor()
    await desk.getByRole('button', { name: '投这一项：表态' }).click()
    await wall.getByText('表态/今日需').waitFor()
  })

  it('fills the pledge wall while members pledge, the early one raised', async () => {
    await soon(() => cards(wall)).toEqual([expect.stringMatching(/湖1.*3G 3/s)])

    await hu.goto('/pledge')
    await hu.getByRole('button', { name: '3G 加一' }).tap()
    await hu.getByRole('button', { name: '改好了' }).tap()
    await soon(() => cards(wall)).toEqual([expect.stringMatching(/湖1.*3G 4/s)])

    await shun.getByRole('link', { name: '去表态' }).first().tap()
    for (let n = 0; n < 2; n++) await shun.getByRole('button', { name: '宽带 加一' }).tap()
    await shun.getByRole('button', { name: '我表态' }).tap()
    await soon(() => cards(wall)).toEqual([expect.stringMatching(/湖1.*3G 4/s), expect.stringMatching(/舜1.*宽带 2/s)])
    await soon(() => cards(tv)).toHaveLength(2)
  })

  it('closes the meeting, which locks the pledges and puts the focus on every phone', async () => {
    await desk.getByLabel('今日重点', { exact: true }).fill('一起跑建材市场')
    await desk.getByLabel('今日重点', { exact: true }).blur()
    await desk.getByText('已保存 · 王主任').waitFor()
    await desk.getByRole('button', { name: '结束晨会' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '结束晨会' }).click()

    await hu.getByText('一起跑建材市场').waitFor()
    await hu.getByText('湖西队表态 3G 4 部').waitFor()
    await shun.goto('/pledge')
    await shun.getByText(/表态已锁定/).waitFor()
    await desk.getByRole('link', { name: '看会议记录', exact: true }).click()
    await desk.getByRole('row', { name: /^湖西队 .* 4 部/ }).waitFor()
  })

  it('sells, and one team overtakes the other', async () => {
    await stage.moveTo(at('10:00'))
    await sell(hu, /^3G/)
    await hu.getByRole('heading', { name: '已记录' }).waitFor()
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 42, 舜师队: 35 })

    await sell(shun, /^宽带/, { times: 2 })
    await shun.getByRole('heading', { name: '已记录' }).waitFor()
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 42, 舜师队: 45 })
    await onceSure(() => banners(tv)).toEqual([expect.stringMatching(/反超.*舜师队.*反超 湖西队，领先 3 分/s)])
  })

  it('tells it in a flash report that interrupts the TV', async () => {
    await hu.goto('/board')
    await desk.goto('/reports')
    await desk.getByRole('button', { name: '发快报' }).click()

    await soon(() => banners(tv)).toEqual([expect.stringMatching(/快报.*4月9日.*舜师队/s)])
    await hu.getByText('快报来了').waitFor()
    await hu.getByRole('link', { name: /快报来了/ }).tap()
    await hu
      .getByText(/舜师队.*反超.*湖西队/)
      .first()
      .waitFor()
  })

  it('records a support in the evening, and no other screen hears of it', async () => {
    await stage.moveTo(at('18:00'))
    const heardAtDesk = overhear(desk)
    const heardBy = [heardByTv, overhear(shun), overhear(wall)]
    await Promise.all([shun.goto('/'), hu.goto('/')])
    await wall.goto('/meetings/evening/show')
    await desk.goto('/meetings/evening')
    await desk.getByRole('button', { name: '开始夕会' }).click()
    const row = desk.getByRole('listitem').filter({ has: desk.getByText('湖1', { exact: true }) })
    const help = row.filter({ has: desk.getByRole('button', { name: '看看小卡' }) })
    await help.getByPlaceholder('谈了什么，只有主任看得到').fill(NOTE)
    await help.getByPlaceholder('谈了什么，只有主任看得到').blur()
    await help.getByRole('button', { name: '看看小卡' }).click()
    await desk.getByText('给你支一招').waitFor()
    await desk.getByRole('button', { name: '发给他' }).click()
    await desk.getByText('18:00 已发给本人，还没看').waitFor()

    await hu.reload()
    const card = hu.locator('section').filter({ hasText: '给你的小卡，只有你看得到' })
    await card.getByText('给你支一招').waitFor()
    await card.getByRole('button', { name: '知道了' }).tap()
    await soon(() => card.count()).toBe(0)

    for (const item of ['短板', '明日安排']) {
      await wall.keyboard.press('ArrowRight')
      await wall.getByRole('heading', { name: item }).waitFor()
    }
    await shun.reload()
    await shun.getByText('夕会进行中').waitFor()
    const id = (await director.get<{ id: string }[]>(`/contests/${contest.id}/supports?day=${DAY}`)).body[0]?.id
    expect(heardAtDesk.join()).toContain(NOTE)
    for (const [n, page] of [tv, shun, wall].entries()) {
      const heard = [...(heardBy[n] ?? []), await page.locator('body').innerText()].join('\n')
      expect(heard).toContain('evening')
      expect([NOTE, `"${id}"`, '帮扶', '小卡', '家里'].filter((secret) => heard.includes(secret))).toEqual([])
    }
  })

  it('writes a lesson down, on a phone and in the meeting', async () => {
    await shun.goto('/playbook')
    await shun.getByRole('link', { name: '写经验' }).first().tap()
    await shun.getByLabel('标题').fill(LESSON)
    await shun.getByLabel('当时怎么回事').fill('客户嫌贵，我先问他现在月租多少。')
    await shun.getByRole('button', { name: '发布' }).tap()
    await shun.getByRole('heading', { name: LESSON }).waitFor()

    await desk.getByLabel('今天交流的经验').fill('办公楼先找前台')
    await desk.getByLabel('今天交流的经验').blur()
    await desk.getByText('已保存 · 王主任').waitFor()
    await desk.getByRole('button', { name: '结束夕会' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '结束夕会' }).click()
    await desk.getByRole('link', { name: '看会议记录', exact: true }).waitFor()
    await desk.goto('/playbook')
    await desk.getByText('1 条草稿待看').waitFor()
  })

  it('broadcasts the daily report, and everybody reads it', async () => {
    await stage.moveTo(at('18:30'))
    await Promise.all([hu.goto('/'), shun.goto('/')])
    await desk.goto('/meetings/evening')
    await desk.getByRole('link', { name: '看今天的战报，一键发布' }).click()
    await desk.getByRole('button', { name: '播发到所有屏幕' }).click()

    await soon(() => banners(tv)).toEqual([expect.stringMatching(/战报.*4月9日/s)])
    for (const phone of [hu, shun]) {
      await phone.getByRole('link', { name: /战报来了/ }).tap()
      await phone.getByText(/人已读/).waitFor()
      await phone.getByText('舜师队').first().waitFor()
    }
    await desk.reload()
    await desk.getByText('2 人已读').waitFor()
  })

  it('uses the lesson the next day', async () => {
    await stage.moveTo(at('08:40', '2015-04-10'))
    await shun.goto('/')
    await desk.goto('/meetings/morning')
    await desk.getByRole('heading', { name: LESSON }).waitFor()
    await desk.getByRole('button', { name: '开始晨会' }).click()
    await desk.getByRole('button', { name: '投这一项：今日一招' }).click()
    await wall.goto('/meetings/morning/show')
    await wall.getByRole('heading', { name: LESSON }).waitFor()
    await desk.getByRole('button', { name: '结束晨会' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '结束晨会' }).click()

    await hu.goto('/')
    await hu.getByRole('link', { name: new RegExp(`今日一招 · ${LESSON}`) }).tap()
    await hu.getByRole('button', { name: '我用上了' }).tap()
    await hu.getByText('今天已用上').waitFor()
    await shun.getByText(`用上了《${LESSON}》，共 1 次`).first().waitFor()
  })

  it('has never touched its TV, and the books agree', async () => {
    expect(await tv.evaluate('window.isUntouched')).toBe(true)
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 42, 舜师队: 45 })
    const result = await verify(stage.app.databaseUrl)
    expect(result).toMatchObject({ ok: true })
  })

  async function sold({ participantId }: Member, businessDate: string, metricId: string, quantity: number) {
    const deal = aDeal(contest, { businessDate, participantId, items: [{ metricId, quantity }] })
    expectStatus(await director.post(`/contests/${contest.id}/deals`, deal), 201)
  }
})

const banners = (page: Page) => page.locator('aside[role=status]').allInnerTexts()
const cards = (page: Page) => page.locator('.cards li').allInnerTexts()
