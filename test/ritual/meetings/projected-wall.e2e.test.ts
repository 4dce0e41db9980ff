import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

const DAY = '2015-04-10'

/** Figures that are broken into several lines, and what is cut off at the edge of its box or of the screen. */
const FAULTS = `[...document.querySelectorAll('.wall dd, .wall .teams em, .wall .cards b')].flatMap((element) => {
  const range = document.createRange()
  range.selectNodeContents(element)
  const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)))
  return lines.size > 1 ? ['broken: ' + element.textContent] : []
}).concat([...document.querySelectorAll('.wall .teams span, .wall .needs dl, .wall .cards li, .wall .what span')].flatMap((element) => {
  const [own, box] = [element.getBoundingClientRect(), element.parentElement.getBoundingClientRect()]
  const isCut = own.bottom > box.bottom + 1 || own.right > box.right + 1 || own.bottom > innerHeight
  return isCut ? ['cut: ' + element.textContent.trim()] : []
}))`

describeInBrowser('the pledge wall of twelve people and three metrics', () => {
  let stage: BrowserStage
  let contest: AContest
  let director: Client
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { perTeam: 6 })
    for (const { client } of contest.members) {
      const lines = [contest.g3, contest.broadband, contest.bundle].map((metricId) => ({ metricId, quantity: 2 }))
      expectStatus(await client.put(`/contests/${contest.id}/pledges`, { day: DAY, lines, sentence: '' }), 200)
    }
    const meeting = `/contests/${contest.id}/meetings/morning`
    const opened = await director.post<MeetingEditorView>(`${meeting}/open?day=${DAY}`)
    const item = opened.body.view.agenda.findIndex((each) => each.type === 'pledges')
    expectStatus(await director.post(`${meeting}/item?day=${DAY}`, { item }), 200)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const mustFit = async (page: Page) => {
    await soon(() => page.locator('.wall .cards li').count()).toBeGreaterThanOrEqual(10)
    await soon(() => page.evaluate(FAULTS)).toEqual([])
    expect(await page.locator('.wall .needs dd').allTextContents()).toContain('24')
  }

  it('breaks no figure and cuts off no row on the projector', async () => {
    const page = await stage.pageOf(director, 'tv')
    await page.addInitScript({ content: `localStorage.setItem('dangxian.contest', '${contest.id}')` })
    await page.goto('/meetings/morning/show')

    await mustFit(page)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/projector.png` })
    await page.context().close()
  })

  it('breaks no figure and cuts off no row on the TV', async () => {
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '三楼', kind: 'tv' })
    const page = await stage.page('tv')
    await page.goto(made.body.url)

    await mustFit(page)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/tv.png` })
    await page.context().close()
  })

  it('is followed by the rest of the running order on the TV, and the projector stays at its item after closing', async () => {
    const meeting = `/contests/${contest.id}/meetings/morning`
    const { body } = await director.get<MeetingEditorView>(`${meeting}?day=${DAY}`)
    const placeOf = (type: string) => body.view.agenda.findIndex((each) => each.type === type)
    const show = async (type: string) =>
      expectStatus(await director.post(`${meeting}/item?day=${DAY}`, { item: placeOf(type) }), 200)
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '四楼', kind: 'tv' })
    const tv = await stage.page('tv')
    const projector = await stage.pageOf(director, 'tv')
    await projector.addInitScript({ content: `localStorage.setItem('dangxian.contest', '${contest.id}')` })
    await tv.goto(made.body.url)
    await projector.goto('/meetings/morning/show')
    const both = [tv, projector]

    await show('roll_call')
    for (const page of both) await page.getByText('没有人请假、外出或休息').waitFor()
    await show('go')
    for (const page of both) await page.locator('section.item.go').waitFor()
    if (process.env.SHOTS) await tv.screenshot({ path: `${process.env.SHOTS}/tv-go.png` })
    expectStatus(await director.post(`${meeting}/close?day=${DAY}`), 200)

    await tv.locator('section.item').waitFor({ state: 'detached' })
    await projector.locator('section.item.go').waitFor()
    expect(await projector.getByText('没有人请假、外出或休息').count()).toBe(0)
    for (const page of both) await page.context().close()
  })
})
