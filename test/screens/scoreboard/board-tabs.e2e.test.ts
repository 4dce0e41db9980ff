import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { UNCHECKED } from '#shared/contest/contests/contract'
import { type AContest, aContest, aDeal, aDraft } from '#test/support/a-contest'
import { onceSure, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { expectStatus } from '#test/support/test-app'

const SCREEN = 844
const TABS = ['赛马', '目标', '个人', '走势', '漏斗', '动态']
const COLOURS = ['#c8102e', '#1d4e89', '#2e7d32', '#b26a00', '#6a1b9a', '#00796b']
const VISIT = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit', perDay: 10 } as const

/** Twelve teams with targets in points and in six metrics, and visits: the most that a phone is asked to show. */
function aWideDraft() {
  const metrics = ['5G', '宽带', 'FTTR', '续约', '云', '视联'].map((name) => ({
    ...{ id: randomUUID(), name, unit: '户', pointsPerUnit: 2, countsWhen: 'recorded' as const },
    ...UNCHECKED,
  }))
  const teams = Array.from({ length: 12 }, (_, n) => ({
    ...{ id: randomUUID(), name: `第${n + 1}营销中心突击队`, slogan: '', crest: '一二三四五六七八九十甲乙'[n] ?? '' },
    colour: COLOURS[n % COLOURS.length] as string,
  }))
  const metricIds = [null, ...metrics.map(({ id }) => id)]
  const goals = [null, ...teams.map(({ id }) => id)].flatMap((teamId) =>
    metricIds.map((metricId) => ({ teamId, metricId, target: 1_200, challenge: 1_500 })),
  )
  return aDraft({ metrics, teams, goals, offers: [], activities: [VISIT] })
}

describeInBrowser('战况 on a phone', () => {
  let stage: BrowserStage
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    contest = await aContest(stage.app, await stage.app.setUp(), { draft: aWideDraft(), perTeam: 2 })
    for (const { client } of contest.members)
      expectStatus(await client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const open = async (screen: 'phone' | 'desktop') => {
    const page = await stage.pageOf(contest.member(0).client, screen, { reducedMotion: 'reduce' })
    await page.goto('/board')
    await page.getByRole('region', { name: '团队赛马' }).first().waitFor()
    return page
  }
  const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

  it('starts with one’s own place and the race, and no tab is longer than two screens', async () => {
    const phone = await open('phone')
    const own = await phone.getByText('我', { exact: true }).first().boundingBox()
    const race = await phone.locator('.race').boundingBox()
    expect(own?.y).toBeLessThan(race?.y ?? 0)
    expect(race?.y).toBeLessThan(SCREEN)

    await onceSure(() => phone.getByRole('tab').allTextContents()).toEqual(TABS)
    const lengths: Record<string, number> = {}
    for (const name of TABS) {
      await tab(phone, name).tap()
      await phone.locator('[aria-busy=true], .animate-pulse').waitFor({ state: 'detached' })
      lengths[name] = await phone.evaluate<number>('document.documentElement.scrollHeight')
      expect(await phone.evaluate<number>('document.documentElement.scrollWidth'), name).toBe(390)
    }
    expect(Object.entries(lengths).filter(([, length]) => length > 2 * SCREEN)).toEqual([])
    await phone.context().close()
  })

  it('opens with the tab that was chosen last, and shows the people by what is chosen there', async () => {
    const phone = await open('phone')
    await tab(phone, '个人').tap()
    await phone.getByRole('button', { name: '宽带', exact: true }).tap()
    await phone.getByRole('heading', { name: '个人榜 · 全程 · 宽带' }).waitFor()

    await phone.reload()

    await phone.getByRole('heading', { name: /^个人榜/ }).waitFor()
    expect(await phone.locator('.race').count()).toBe(0)
    await phone.context().close()
  })

  it('draws the bars of people below their names', async () => {
    const phone = await open('phone')
    await tab(phone, '个人').tap()
    await phone.locator('.person').first().waitFor()

    const crossed = await phone.evaluate<string[]>(`
      [...document.querySelectorAll('.person')].flatMap((row) => {
        const bar = getComputedStyle(row, '::before')
        const top = row.getBoundingClientRect().bottom - parseFloat(bar.bottom) - parseFloat(bar.height)
        const name = row.querySelector('.who b')
        return parseFloat(bar.width) > 0 && top >= name.getBoundingClientRect().bottom - 1 ? [] : [name.textContent]
      })`)
    expect(crossed).toEqual([])
    await phone.context().close()
  })

  it('is one page without tabs on a desk', async () => {
    const desk = await open('desktop')

    for (const name of ['目标完成', /^个人榜/, /^累计走势/, '今日漏斗', '最新动态'])
      await soon(() => desk.getByRole('heading', { name }).count()).toBe(1)
    expect(await desk.getByRole('tab').count()).toBe(0)
    await desk.context().close()
  })
})
