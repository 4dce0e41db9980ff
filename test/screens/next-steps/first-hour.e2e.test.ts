import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { raceFigures, sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { PASSWORD } from '#test/support/test-app'

/** What may be typed from an empty server to the first sale on the TV. */
const MOST_FIELDS = 10

describeInBrowser('the first hour of a centre', () => {
  let stage: BrowserStage
  let desk: Page
  let phone: Page
  let tv: Page
  let fields = 0
  beforeAll(async () => {
    stage = await BrowserStage.open({ at: '2015-04-10T08:00:00+08:00' })
    desk = await stage.page('desktop')
    phone = await stage.page('phone')
    tv = await stage.page('tv')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const type = async (page: Page, label: string, text: string) => {
    fields += 1
    await page.getByLabel(label, { exact: true }).first().fill(text)
  }
  const step = (name: RegExp) => desk.getByRole('listitem').filter({ hasText: name })

  it('has a contest from a template, started without typing another field', async () => {
    await desk.goto('/setup')
    await type(desk, '中心名称', '集商客中心')
    await type(desk, '主任姓名', '王主任')
    await type(desk, '账号', 'wang')
    await type(desk, '密码', PASSWORD)
    await desk.getByRole('button', { name: '建立中心' }).click()
    await type(desk, '竞赛名称', '沃马当先')
    await desk.getByRole('radio', { name: '5G / 千兆 / FTTR' }).click()
    await desk.getByRole('button', { name: '开始设置' }).click()
    await desk.getByLabel('口号').waitFor()
    await desk.getByRole('button', { name: '开赛', exact: true }).click()
    await desk.locator('section').getByRole('button', { name: '开赛', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '开赛' }).click()

    await desk.getByText('进行中').first().waitFor()
  })

  it('leads the director from step to step, with the meeting of the hour first', async () => {
    await desk.goto('/')

    await desk.getByRole('heading', { name: '晨会 08:20' }).waitFor()
    await desk.getByRole('link', { name: '去开会' }).waitFor()
    for (const name of [/扫码加入/, /大屏/, /第一次晨会/, /第一单/]) await step(name).waitFor()
    expect(await desk.getByText('已完成').count()).toBe(0)
    expect(await desk.getByText('落后序时').count()).toBe(0)
    if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/first-hour.png` })
  })

  it('ticks the steps as they are done, to the first sale on the TV', async () => {
    const contestId = new URL(
      (await step(/大屏/).getByRole('link').getAttribute('href')) ?? '',
      stage.app.origin,
    ).pathname.split('/')[3]
    const director = await stage.app.signedIn('wang')
    const made = await director.post<{ url: string }>(`/contests/${contestId}/displays`, { name: '大厅', kind: 'tv' })
    fields += 1
    await tv.goto(made.body.url)
    await step(/扫码加入/)
      .getByRole('link')
      .click()
    await desk.getByRole('button', { name: '生成二维码' }).first().click()
    await phone.goto(
      await desk
        .getByLabel(/的邀请链接$/)
        .first()
        .inputValue(),
    )
    await type(phone, '姓名', '严萍')
    await type(phone, '账号', 'yanping')
    await type(phone, '密码', PASSWORD)
    await phone.getByRole('button', { name: '加入', exact: true }).tap()
    await phone.getByText('早上好，严萍').waitFor()
    await desk.goto('/')
    await sell(phone, /^5G/)

    await soon(() => raceFigures(tv)).toMatchObject({ '1 队': 1 })
    await soon(() =>
      step(/第一单/)
        .getByText('已完成')
        .count(),
    ).toBe(1)
    expect(await step(/大屏/).getByText('已完成').count()).toBe(1)
    expect(fields).toBeLessThanOrEqual(MOST_FIELDS)
    for (const page of [desk, tv, phone]) expect(await page.getByText(/落后序时/).count()).toBe(0)
  })
})
