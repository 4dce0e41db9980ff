import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import { aDraft } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus, PASSWORD } from '#test/support/test-app'

describeInBrowser('the set-up of a contest', () => {
  let stage: BrowserStage
  let director: Client
  beforeAll(async () => {
    stage = await BrowserStage.open()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const slogan = (page: Page) => page.getByLabel('口号')
  const aContest = async (name: string): Promise<ContestView> => {
    const { body } = await director.post<ContestView>('/contests', { name })
    return body
  }
  const aSetUp = async (name: string): Promise<ContestView> => {
    const { id } = await aContest(name)
    const saved = await director.put<ContestView>(`/contests/${id}`, aDraft({ name }))
    expectStatus(saved, 200)
    return saved.body
  }

  it('is left by going back to the contests, also right after the centre was set up', async () => {
    const page = await stage.page('desktop')
    await page.goto('/setup')
    await page.getByLabel('中心名称').fill('集商客中心')
    await page.getByLabel('主任姓名').fill('王主任')
    await page.getByLabel('账号', { exact: true }).fill('wang')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '建立中心' }).click()
    await page.getByLabel('竞赛名称').fill('第一场')
    await page.getByRole('radio', { name: '政企' }).click()
    await page.getByRole('button', { name: '开始设置' }).click()
    await slogan(page).waitFor()
    director = await stage.app.signedIn('wang')
    const [summary] = (await director.get<ContestView[]>('/contests')).body
    const { body: begun } = await director.get<ContestView>(`/contests/${summary?.id}`)
    expect(begun.metrics.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      '双线 条',
      '云月费 元',
      '视联 路',
      '物联卡 张',
    ])

    await page.goBack()

    await page.waitForURL('**/admin')
    await page
      .getByRole('link', { name: /第一场/ })
      .first()
      .waitFor()
    await page.context().close()
  })

  it('saves every change by itself, and says 未保存 only of what is half typed', async () => {
    const { id } = await aSetUp('边改边存')
    const page = await stage.pageOf(director, 'desktop')
    await page.goto(`/admin/contests/${id}`)
    await slogan(page).fill('你追我赶')

    await soon(async () => (await director.get<ContestView>(`/contests/${id}`)).body.slogan).toBe('你追我赶')
    await page.getByText('已保存').first().waitFor()
    await page.getByLabel('竞赛名称').fill('')
    await page.getByText('有未保存的修改').waitFor()
    await page.getByLabel('竞赛名称').fill('改好了')
    await page.getByText('已保存').first().waitFor()

    expect((await director.get<ContestView>(`/contests/${id}`)).body.name).toBe('改好了')
    await page.context().close()
  })

  it('keeps what cannot be saved yet when the page is reloaded', async () => {
    const { id } = await aSetUp('刷新')
    const page = await stage.pageOf(director, 'desktop')
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(`/admin/contests/${id}`)
    await page.getByLabel('竞赛名称').fill('')
    await slogan(page).fill('比学赶超')

    await page.reload()

    await soon(() => slogan(page).inputValue()).toBe('比学赶超')
    await page.getByText('有未保存的修改').waitFor()
    await page.getByLabel('竞赛名称').fill('刷新以后')
    await page.getByText('已保存').first().waitFor()
    expect((await director.get<ContestView>(`/contests/${id}`)).body).toMatchObject({
      name: '刷新以后',
      slogan: '比学赶超',
    })
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    await page.context().close()
  })

  it('open in two windows of one director: either version can be taken, and no one else is blamed', async () => {
    const { id } = await aSetUp('两个窗口')
    const here = await stage.pageOf(director, 'desktop')
    await here.goto(`/admin/contests/${id}`)
    const there = await here.context().newPage()
    await there.goto(`/admin/contests/${id}`)
    await slogan(there).fill('那边的口号')
    await there.getByText('已保存').first().waitFor()
    await soon(async () => (await director.get<ContestView>(`/contests/${id}`)).body.slogan).toBe('那边的口号')

    await slogan(here).fill('这边的口号')
    await here.getByText('这份设置刚刚在别处也改过（另一位主任，或您的另一个窗口）。').waitFor()
    await here.getByRole('button', { name: '用那边的' }).click()

    await soon(() => slogan(here).inputValue()).toBe('那边的口号')
    await here.context().close()
  })
})
