import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { CheckInCode } from '#shared/ritual/meetings/check-in'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDraft } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

/** What stood on the wall where there was nothing to say. */
const EMPTINESS = /还没有口号|今天，轮到你|今天还没有客户声音|请大家说一说/

/** Parts of the lesson that lie over each other or outside of the slide, and lines that are cut in half. */
const FAULTS = `(() => {
  const slide = document.querySelector('article.lesson').getBoundingClientRect()
  const parts = [...document.querySelectorAll('article.lesson > *')]
  return parts.flatMap((part, at) => {
    const box = part.getBoundingClientRect()
    const before = parts[at - 1]?.getBoundingClientRect()
    const style = getComputedStyle(part)
    const scale = box.height / part.offsetHeight
    const lines = (part.offsetHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)) / parseFloat(style.lineHeight)
    return [
      ...(before && before.bottom > box.top + 1 ? ['covers what is above: ' + part.className] : []),
      ...(box.top < slide.top - 1 || box.bottom > Math.min(slide.bottom, innerHeight) + 1 ? ['outside: ' + part.className] : []),
      ...(Math.abs(lines - Math.round(lines)) > 0.05 ? ['half a line: ' + part.className + ' ' + lines * scale] : []),
    ]
  })
})()`

describeInBrowser('the items on the projector', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let desk: Page
  let wall: Page
  let tv: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    const draft = aDraft()
    contest = await aContest(stage.app, director, {
      draft: { ...draft, teams: draft.teams.map((team) => ({ ...team, slogan: '' })) },
    })
    desk = await open('desktop')
    wall = await open('tv')
    tv = await stage.page('tv')
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '三楼', kind: 'tv' })
    await tv.goto(made.body.url)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  async function open(screen: 'desktop' | 'tv'): Promise<Page> {
    const page = await stage.pageOf(director, screen)
    await page.addInitScript({ content: `localStorage.setItem('dangxian.contest', '${contest.id}')` })
    return page
  }

  /** One scans the projector with a phone, the director taps for the rest. */
  async function everyoneChecksIn(): Promise<void> {
    await wall.getByRole('img', { name: '扫码签到' }).waitFor()
    if (process.env.SHOTS) await wall.screenshot({ path: `${process.env.SHOTS}/roll.png` })
    const { body } = await director.get<CheckInCode>(`/contests/${contest.id}/check-in`)
    const phone = await stage.pageOf(contest.member(0).client, 'phone')
    await phone.goto(body.url)
    await phone.getByText('已签到 · 准时').waitFor()
    if (process.env.SHOTS) await phone.screenshot({ path: `${process.env.SHOTS}/phone-in.png` })
    await phone.context().close()
    await wall.getByText('人到会').waitFor()
    await desk.getByRole('button', { name: '其余 1 人准时' }).click()
    await wall.getByText('全员到齐').waitFor()
    if (process.env.SHOTS) await wall.screenshot({ path: `${process.env.SHOTS}/roll-all.png` })
    if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/roll-desk.png` })
  }

  it('skip what has nothing to say, the TV follows, and the desk says which', async () => {
    await desk.goto('/meetings/morning')
    await desk.getByRole('button', { name: '开始晨会' }).click()
    await desk.getByRole('heading', { name: /口号/ }).waitFor()
    await wall.goto('/meetings/morning/show')
    for (const page of [wall, tv]) await page.getByText('没有人请假、外出或休息').waitFor()
    await everyoneChecksIn()

    const skipped = desk.locator('section').filter({ hasText: '还没有内容，投屏时跳过' })
    await soon(() => skipped.filter({ hasText: '口号' }).count()).toBeGreaterThan(0)
    await soon(() => skipped.filter({ hasText: '表扬' }).count()).toBeGreaterThan(0)
    await wall.keyboard.press('ArrowRight')
    await wall.getByRole('heading', { name: '昨日战报' }).waitFor()
    await wall.keyboard.press('ArrowRight')
    await wall.locator('.sums').waitFor()
    expect(await wall.locator('body').innerText()).not.toMatch(EMPTINESS)
    await wall.keyboard.press('ArrowRight')
    for (const page of [wall, tv]) await page.locator('section.item.go').waitFor()
    expect(await wall.locator('header').innerText()).toContain('4 / 4')
  })

  it('end with the send-off once the director has closed the meeting, which is asked once', async () => {
    await wall.keyboard.press('ArrowLeft')
    await wall.locator('.sums').waitFor()
    await desk.getByRole('button', { name: '结束晨会' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '结束晨会' }).click()

    await wall.locator('section.item.go').waitFor()
    await desk.getByRole('link', { name: '看会议记录', exact: true }).waitFor()
    await tv.locator('section.item').waitFor({ state: 'detached' })
    expect(await wall.getByRole('heading', { name: '点名' }).count()).toBe(0)
  })

  it.each([
    ['short', '先问月租', '客户嫌贵。', '先听后说'],
    [
      'as long as a card may be',
      '进'.repeat(60),
      '客户嫌贵，我先问他现在月租多少。'.repeat(60),
      '先听后说，'.repeat(100),
    ],
  ])('show a lesson that is %s with whole lines, and whose it is', async (_what, title, story, remark) => {
    await stage.moveTo('2015-04-13T08:00:00+08:00')
    const id = crypto.randomUUID()
    expectStatus(
      await director.post('/playbook', { id, kind: 'lesson', title, story, remark, moment: 'objections' }),
      201,
    )
    expectStatus(await director.post(`/playbook/${id}/publish`, {}), 200)
    const meeting = `/contests/${contest.id}/meetings/morning`
    const day = '2015-04-13'
    const { body } = await director.get<MeetingEditorView>(`${meeting}?day=${day}`)
    const { revision } = body.fields.find(({ field }) => field === 'lesson') ?? { revision: 0 }
    expectStatus(await director.put(`${meeting}/fields/lesson?day=${day}`, { value: id, revision }), 200)
    if (body.view.status === 'prepared') expectStatus(await director.post(`${meeting}/open?day=${day}`), 200)
    const { view } = (await director.get<MeetingEditorView>(`${meeting}?day=${day}`)).body
    const item = view.agenda.findIndex(({ type }) => type === 'lesson')
    expectStatus(await director.post(`${meeting}/item?day=${day}`, { item }), 200)

    await wall.goto('/meetings/morning/show')
    await wall.locator('article.lesson').getByRole('heading', { name: title }).waitFor()
    await soon(() => wall.evaluate(FAULTS)).toEqual([])
    expect(await wall.locator('.lesson .author').innerText()).toMatch(/^来自 /)
    if (process.env.SHOTS) await wall.screenshot({ path: `${process.env.SHOTS}/lesson-${title.length}.png` })
  })
})
