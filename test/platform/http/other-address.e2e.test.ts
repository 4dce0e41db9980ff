import { afterAll, beforeAll, expect, it } from 'vitest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

describeInBrowser('the sign-in page by an address that the server does not know', () => {
  let stage: BrowserStage
  beforeAll(async () => {
    stage = await BrowserStage.open()
    await stage.app.setUp()
  })
  afterAll(() => stage?.close())

  it('says which one to open before anything was typed, in both languages', async () => {
    const other = stage.app.url.replace('127.0.0.1', 'localhost')
    const page = await stage.page('phone')
    await page.goto(`${other}/sign-in`)

    const alert = page.getByRole('alert')
    await alert.filter({ hasText: stage.app.origin }).waitFor()
    await page.getByText('English').first().click()
    await alert.filter({ hasText: `Open ${stage.app.origin} instead` }).waitFor()

    await page.goto(`${stage.app.origin}/sign-in`)
    await page.getByRole('heading').first().waitFor()
    expect(await alert.count()).toBe(0)
    await page.context().close()
  })
})
