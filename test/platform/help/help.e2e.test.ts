import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AContest, aContest } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

describeInBrowser('help', () => {
  let stage: BrowserStage
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    contest = await aContest(stage.app, await stage.app.setUp(), { perTeam: 3 })
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  describe('for a person who is not signed in', () => {
    it('opens at a section that was passed on, and goes on to another one', async () => {
      const page = await stage.page('phone')

      await page.goto('/help/member#withdraw')

      const asked = page.getByRole('heading', { name: '报错了一单怎么办' })
      await asked.waitFor()
      await expect.poll(async () => (await asked.boundingBox())?.y).toBeLessThan(200)
      await page.getByRole('link', { name: '下一章：主任' }).click()
      await page.getByRole('heading', { name: '主任', level: 1 }).waitFor()
      await page.context().close()
    })

    it('changes its language with the page', async () => {
      const page = await stage.page('desktop', { locale: 'en-US' })
      await page.goto('/help/member#withdraw')
      await page.getByRole('heading', { name: /I logged a sale by mistake/ }).waitFor()

      await page.getByRole('tab', { name: '简体中文' }).click()

      await page.getByRole('heading', { name: '报错了一单怎么办' }).waitFor()
      await page.context().close()
    })
  })

  it('leads a member from 今日 to the section on withdrawing a sale', async () => {
    const page = await stage.pageOf(contest.member(0).client, 'phone')
    await page.goto('/')

    await page.getByRole('link', { name: '帮助' }).click()
    await page.getByRole('heading', { name: '“今日”这一页上有什么' }).waitFor()
    await page.getByRole('searchbox').fill('报错了')
    await page.getByRole('link', { name: /^队员 报错了一单怎么办/ }).click()

    await page.getByRole('heading', { name: '报错了一单怎么办' }).waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/help/member#withdraw')
    await page.getByRole('link', { name: '回到当先' }).click()
    await page.getByRole('heading', { name: '刚刚发生' }).waitFor()
    await page.context().close()
  })
})
