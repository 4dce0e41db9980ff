import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { DisplayView, NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { inPage, raceFigures, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('the sound of a TV', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let west: Member

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('is off until a person turns it on, and is kept through a reload that waits for a key', async () => {
    const tv = await aTv()
    await record(1)
    await tv.getByText('喜报').first().waitFor()
    expect(await loudest(tv)).toBe(0)

    await tv.keyboard.press('m')
    await tv.getByRole('button', { name: '声音已开' }).waitFor()
    await record(2)
    await soon(() => loudest(tv)).toBeGreaterThan(0.02)
    expect(await loudest(tv)).toBeLessThanOrEqual(1)

    await tv.reload()
    await raceIs(tv, 6)
    await tv.keyboard.press('Shift')
    await tv.getByRole('button', { name: '声音已开' }).waitFor()
    await record(3)
    await soon(() => loudest(tv)).toBeGreaterThan(0.02)
    await tv.context().close()
  })

  it('is quiet over noon, and tries the volume all the same', async () => {
    await stage.moveTo('2015-04-10T12:30:00+08:00')
    const tv = await aTv()
    await tv.getByRole('button', { name: '声音已关' }).click()
    await tv.getByLabel('这块大屏出声').check()
    await tv.getByRole('button', { name: '声音已开' }).waitFor()

    await record(1)
    await tv.getByText('喜报').first().waitFor()
    await tv.locator('aside[role=status]').waitFor({ state: 'hidden' })
    expect(await loudest(tv)).toBe(0)

    await tv.getByRole('button', { name: '试一声' }).click()
    await soon(() => loudest(tv)).toBeGreaterThan(0.02)
    await tv.context().close()
  })

  it('is none in a serious tone, whatever was turned on at the TV', async () => {
    const tv = await aTv()
    await tv.keyboard.press('m')
    await tv.getByRole('button', { name: '声音已开' }).waitFor()

    const path = `/contests/${contest.id}/displays`
    const [display] = (await director.get<DisplayView[]>(path)).body
    const settings = { ...DEFAULT_SETTINGS, quiet: null, isSerious: true }
    expectStatus(await director.put(`${path}/${display?.id}/settings`, settings), 200)
    await tv.getByRole('button', { name: /^声音已/ }).waitFor({ state: 'detached' })
    await record(1)
    await tv.getByText('喜报').first().waitFor()
    await tv.locator('aside[role=status]').waitFor({ state: 'hidden' })
    expect(await loudest(tv)).toBe(0)

    expectStatus(await director.put(`${path}/${display?.id}/settings`, { ...DEFAULT_SETTINGS, quiet: null }), 200)
    await tv.getByRole('button', { name: '声音已开' }).waitFor()
    await record(2)
    await soon(() => loudest(tv)).toBeGreaterThan(0.02)
    await tv.context().close()
  })

  async function aTv(): Promise<Page> {
    contest = await aContest(stage.app, director)
    west = contest.members[0] as Member
    const { url } = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body
    const tv = await stage.page('tv')
    await tv.addInitScript(inPage('hear'))
    await tv.goto(url)
    await raceIs(tv, 0)
    return tv
  }

  async function record(quantity: number): Promise<void> {
    const items = [{ metricId: contest.g3, quantity }]
    const deal = aDeal(contest, { businessDate: '2015-04-10', items })
    expectStatus(await west.client.post(`/contests/${contest.id}/deals`, deal), 201)
  }

  const raceIs = (tv: Page, points: number) => soon(() => raceFigures(tv)).toEqual({ 湖西队: points, 舜师队: 0 })
})

/** The highest peak since the page was loaded, 0 to 1. */
const loudest = (tv: Page) => tv.evaluate<number>('heard.loudest')
