import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { aContest } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { aSaleTo } from './a-customer'

const TWO_YEARS_MS = 2 * 365 * 86_400_000

describeInBrowser('a server whose clock is far ahead', () => {
  let stage: BrowserStage
  beforeAll(async () => {
    stage = await BrowserStage.open()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('says so on the page of customers, keeps them, and lets a director confirm the date', async () => {
    const director = await stage.app.setUp({ login: 'boss' })
    await aSaleTo(await aContest(stage.app, director))
    await director.put('/customers/retention', { days: 30 })
    // Sessions are dated by the machine's own clock.
    stage.clock.set(new Date(Date.now() + TWO_YEARS_MS).toISOString())
    await stage.app.restart()
    const page = await stage.pageOf(await stage.app.signedIn('boss'), 'desktop')
    await page.goto('/admin/customers')

    const warning = page.getByRole('alert').filter({ hasText: '客户资料暂停清除' })
    await warning.waitFor()

    expect(await warning.getByRole('button', { name: /^时间没错/ }).isEnabled()).toBe(true)
    expect(await page.getByRole('main').innerText()).toContain('现有 1 单留有客户资料')
  })
})
