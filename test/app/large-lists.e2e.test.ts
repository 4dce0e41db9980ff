import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { AContest } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { largeContest } from '#test/support/large-contest'

const MOST_NODES = 3_000
/** Twelve lanes, twelve teams and the first fifty people. */
const MOST_OF_BOARD = 3_400
const MOST_ON_PHONE = 1_200
const TEAMS = 12
const PER_TEAM = 100

describeInBrowser('pages that list 1,200 people', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open({ at: '2015-04-10T17:40:00+08:00' })
    director = await stage.app.setUp()
    contest = await largeContest(stage.app, director, { teams: TEAMS, perTeam: PER_TEAM })
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const nodes = (page: Page) => page.evaluate<number>('document.querySelectorAll("*").length')
  const toTheEnd = (page: Page) => page.evaluate('window.scrollTo(0, document.body.scrollHeight)')

  it('draw the people of the desk only where they are scrolled to, the last one as well', async () => {
    const page = await stage.pageOf(director, 'desktop')
    await page.goto(`/admin/contests/${contest.id}/people`)
    const last = contest.view.participants.filter(({ teamId }) => teamId === contest.view.teams.at(-1)?.id).at(-1)

    await page.locator('[aria-setsize="100"]').first().waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)

    const lastOne = page.getByText(last?.name ?? '', { exact: true })
    await expect.poll(() => toTheEnd(page).then(() => lastOne.count()), { timeout: 20_000 }).toBeGreaterThan(0)
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    await page.context().close()
  })

  it('draw the evening of everyone only where it is scrolled to', async () => {
    const page = await stage.pageOf(director, 'desktop')
    await page.goto('/meetings/evening')

    await page.locator('[aria-setsize="1200"]').first().waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    await toTheEnd(page)
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    await page.context().close()
  })

  it('draw the first of the board', async () => {
    const page = await stage.pageOf(director, 'desktop')
    await page.goto('/board')

    await page.getByRole('heading', { name: /^个人榜/ }).waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_OF_BOARD)
    await page.context().close()
  })

  it('draw on a phone the tab that is open', async () => {
    const page = await stage.pageOf(director, 'phone')
    await page.goto('/board')

    for (const name of ['赛马', '目标', '个人', '走势', '动态']) {
      await page.getByRole('tab', { name }).tap()
      await page.getByRole('heading', { level: 2 }).or(page.locator('.race')).first().waitFor()
      expect(await nodes(page), name).toBeLessThanOrEqual(MOST_ON_PHONE)
    }
    await page.context().close()
  })
})
