import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest } from '#test/support/a-contest'
import { sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

describeInBrowser('the bar of the phone', () => {
  let stage: BrowserStage
  let contest: AContest
  let phone: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    contest = await aContest(stage.app, await stage.app.setUp())
    phone = await stage.pageOf(contest.member(0).client, 'phone')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  /** How far the lower end of something is above the bar; below 0 it is covered. */
  const aboveBar = async (what: Locator) => {
    const [own, bar] = await Promise.all([what.boundingBox(), phone.locator('nav.bar').boundingBox()])
    return (bar?.y ?? 0) - ((own?.y ?? 0) + (own?.height ?? 0))
  }

  it('leaves 我表态 in reach as the page opens', async () => {
    await phone.goto('/pledge')
    await phone.getByRole('button', { name: '3G 加一' }).tap()

    if (process.env.SHOTS) await phone.screenshot({ path: `${process.env.SHOTS}/pledge.png` })
    // 报单 rises out of the bar by some pixels.
    expect(await aboveBar(phone.getByRole('button', { name: '我表态' }))).toBeGreaterThanOrEqual(20)
  })

  it('covers no reason of a withdrawal, and not the button that confirms it', async () => {
    for (let n = 0; n < 4; n++) {
      await sell(phone, /^3G/)
      await phone.getByRole('heading', { name: '已记录' }).waitFor()
    }
    await phone.goto('/deals')
    await phone.getByRole('button', { name: /^撤单/ }).last().tap()
    await phone.getByRole('button', { name: '其他' }).tap()

    if (process.env.SHOTS) await phone.screenshot({ path: `${process.env.SHOTS}/withdraw.png` })
    await soon(() => aboveBar(phone.getByRole('button', { name: '确认撤单' }))).toBeGreaterThanOrEqual(0)
    expect(await aboveBar(phone.getByRole('group', { name: /为什么/ }))).toBeGreaterThanOrEqual(0)
  })
})
