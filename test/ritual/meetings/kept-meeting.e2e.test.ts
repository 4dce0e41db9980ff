import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest } from '#test/support/a-contest'
import { aPng } from '#test/support/a-png'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('a meeting and what is kept of it', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let desk: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
    desk = await pageOf(director, 'desktop')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  async function pageOf(client: Client, screen: 'desktop' | 'phone'): Promise<Page> {
    const page = await stage.pageOf(client, screen)
    await page.addInitScript({ content: `localStorage.setItem('dangxian.contest', '${contest.id}')` })
    return page
  }

  it('takes a slogan and photos at the desk, and is one tap from its record on paper and in Word', async () => {
    expectStatus(await director.patch(`/contests/${contest.id}/teams/${contest.west}`, { slogan: '' }), 200)
    await desk.goto('/meetings/morning')
    await desk.getByRole('button', { name: '开始晨会', exact: true }).click()

    await desk.getByPlaceholder('喊什么', { exact: false }).fill('湖西出征')
    await desk.getByRole('button', { name: '保存', exact: true }).click()
    await desk.getByRole('listitem').filter({ hasText: '湖西出征' }).waitFor()
    const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: aPng() })
    await desk
      .getByLabel('选照片', { exact: true })
      .setInputFiles(['a', 'b', 'c', 'd'].map((name) => photo(`${name}.png`)))
    await desk.getByText('一次会议最多留 3 张，多出的没有留下。').waitFor()
    await desk.getByRole('button', { name: '移除照片 3', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
    await soon(() => desk.getByRole('img', { name: /^会议照片/ }).count()).toBe(2)
    await desk.getByRole('button', { name: '结束晨会', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '结束晨会', exact: true }).click()

    await desk.locator('a[href*="/minutes/"]').click()
    await desk.getByRole('heading', { name: '到会', exact: true }).waitFor()
    await soon(() => desk.getByRole('img', { name: /^会议照片/ }).count()).toBe(2)
    const [saved] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: '存为 Word', exact: true }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/^\d{4}-\d{2}-\d{2} 晨会记录\.docx$/)
  })

  it('is followed on the phone item by item where this evening is online', async () => {
    const phone = await pageOf(contest.member(0).client, 'phone')
    await phone.goto('/meetings/evening')
    await phone.getByText('夕会还没有开始').waitFor()

    await desk.goto('/meetings/evening')
    await desk.getByRole('switch', { name: '这次开线上夕会', exact: true }).click()
    await desk.getByText('线上夕会', { exact: true }).waitFor()
    await desk.getByRole('button', { name: '开始夕会', exact: true }).click()
    await phone.getByRole('heading', { name: '今日战果', exact: true }).waitFor()
    await desk.getByRole('button', { name: '下一项', exact: true }).click()

    await phone.getByRole('heading', { name: '今日战果', exact: true }).waitFor({ state: 'detached' })
    await phone.getByText('跟着主持翻页').waitFor()
    expect(await desk.getByRole('link', { name: '投屏', exact: true }).count()).toBe(0)
  })
})
