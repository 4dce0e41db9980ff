import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { AccountView } from '#shared/platform/accounts/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

const PAGES = [
  ...['', '/people', '/calendar', '/ledger', '/imports', '/exports', '/audit', '/displays', '/api-tokens'],
  ...['/settings', '/settings/teams', '/settings/goals', '/settings/close'],
]
/** More stops than any of the pages has. */
const MOST_STOPS = 250
/** What has the focus, and whether it can be seen; null at the end of the page. */
const FOCUSED = `(() => {
  const it = document.activeElement
  if (!it || it === document.body) return null
  if (!window.__stops) window.__stops = new Map()
  if (!window.__stops.has(it)) window.__stops.set(it, window.__stops.size)
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it)
  const isSeen = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  return { at: window.__stops.get(it), name: it.outerHTML.slice(0, 120), isSeen }
})()`

interface Stop {
  at: number
  name: string
  isSeen: boolean
}

describeInBrowser('the desk by keyboard', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let page: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
    const sale = { customerName: '张小明', customerPhone: '13800001234', reference: 'GZ05380001' }
    await contest.member(0).client.post(`/contests/${contest.id}/deals`, aDeal(contest, sale))
    await contest.member(1).client.post(`/contests/${contest.id}/deals`, aDeal(contest))
    page = await stage.pageOf(director, 'desktop')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))
  const open = async (path: string) => {
    await page.goto(`/admin/contests/${contest.id}${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
  }

  it.each(PAGES)('leads through %s from the first control to the last, and each of them is seen', async (path) => {
    await open(path)

    const stops: Stop[] = []
    for (;;) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate<Stop | null>(FOCUSED)
      if (!stop || stop.at < stops.length) break
      stops.push(stop)
      expect(stops.length).toBeLessThan(MOST_STOPS)
    }

    const controls = await page.locator('main a[href]:visible, main button:enabled:visible').count()
    expect(stops.length).toBeGreaterThanOrEqual(Math.min(controls, 10))
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([])
  })

  it('searches the ledger, opens what can be done to a sale, and leaves it as it was', async () => {
    await open('/ledger')
    await soon(() => page.getByRole('listitem').filter({ hasText: '#' }).count()).toBe(2)

    await page.keyboard.press('/')
    await page.keyboard.type('小明')
    await page.keyboard.press('Enter')
    await soon(() => page.getByRole('listitem').filter({ hasText: '#' }).count()).toBe(1)
    expect(page.url()).not.toContain(encodeURIComponent('小明'))
    await page.getByText('张** · 138****1234').waitFor()

    const menu = page.getByRole('button', { name: /还能做什么/ }).last()
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '撤单' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('has the settings in pages, with their list at the left, and undoes what was saved', async () => {
    const nameOf = async () =>
      (await director.get<ContestView>(`/contests/${contest.id}`)).body.teams.map(({ name }) => name)
    await open('/settings')
    await page.getByRole('navigation', { name: '竞赛设置' }).getByRole('link', { name: '队伍' }).click()
    await page.getByLabel('队名').first().fill('湖西先锋队')
    await page.keyboard.press('Enter')
    await page.getByText('已保存：湖西先锋队').waitFor()
    expect(await nameOf()).toEqual(['湖西先锋队', '舜师队'])

    await page.getByRole('button', { name: '撤销' }).press('Enter')

    await page.getByText('已撤销').waitFor()
    expect(await nameOf()).toEqual(['湖西队', '舜师队'])
    expect(await page.getByLabel('队名').first().inputValue()).toBe('湖西队')
  })

  it('undoes what was saved of an account, and its disabling', async () => {
    const { name } = contest.member(0)
    const { id } = (await director.get<AccountView[]>('/accounts')).body.find(
      (each) => each.name === name,
    ) as AccountView
    const accountOf = async () =>
      (await director.get<AccountView[]>('/accounts')).body.find((each) => each.id === id) as AccountView
    const before = await accountOf()
    const edit = () => page.getByRole('button', { name: `修改 ${name}` }).press('Enter')
    await page.goto('/admin/accounts')
    await edit()
    await page.getByLabel('姓名', { exact: true }).fill('张三丰')
    await page.keyboard.press('Enter')
    await page.getByText('已保存：张三丰').waitFor()
    expect((await accountOf()).name).toBe('张三丰')
    await page.getByRole('button', { name: '撤销', exact: true }).press('Enter')
    await page.getByText('已撤销').waitFor()
    expect(await accountOf()).toEqual(before)

    await edit()
    await page.getByRole('button', { name: '停用账号' }).press('Enter')
    await page.getByRole('dialog', { name: /^停用/ }).getByRole('button', { name: '停用账号' }).press('Enter')
    await page.getByText(`已保存：${name}`).waitFor()
    expect((await accountOf()).isDisabled).toBe(true)
    await page.getByRole('button', { name: '撤销', exact: true }).press('Enter')
    await page.getByText('已撤销').waitFor()
    expect(await accountOf()).toEqual(before)
  })

  it('has the list of settings as a page of its own on a phone', async () => {
    const phone = await stage.pageOf(director, 'phone')
    await phone.goto(`/admin/contests/${contest.id}/settings`)
    await phone.getByRole('link', { name: '目标和调整' }).tap()

    await phone.getByRole('button', { name: '调整目标/分值' }).waitFor()
    expect(await phone.getByRole('link', { name: '规则' }).isVisible()).toBe(false)
    await phone.getByRole('link', { name: '返回' }).tap()
    await phone.getByRole('link', { name: '规则' }).waitFor()
    await phone.context().close()
  })
})
