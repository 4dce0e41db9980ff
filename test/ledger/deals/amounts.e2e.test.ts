import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import type { AContest } from '#test/support/a-contest'
import { aCrowdedContest } from '#test/support/a-crowded-contest'
import { inPage, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser, type Screen } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

const SHOTS = process.env.SHOTS
/** Each width in both languages and in light and dark, over the numbers of teams. */
const LOOKS: Record<2 | 5 | 12, [Screen, width: number, locale: string, 'light' | 'dark'][]> = {
  2: [
    ['phone', 390, 'zh-CN', 'light'],
    ['desktop', 1440, 'en-US', 'dark'],
  ],
  5: [
    ['phone', 390, 'en-US', 'dark'],
    ['desktop', 1440, 'zh-CN', 'light'],
  ],
  12: [
    ['phone', 390, 'zh-CN', 'dark'],
    ['desktop', 1920, 'en-US', 'light'],
  ],
}

describeInBrowser.each([2, 5, 12] as const)('hundreds of millions of 元 among %i teams', (count) => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    contest = await aCrowdedContest(stage.app, director, count)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  /** No figure is broken, cut off or written over another one. */
  const mustRead = async (page: Page, name: string) => {
    await soon(() => page.locator('.animate-pulse').count()).toBe(0)
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${count}-${name}.png`, fullPage: true })
    await soon(() => page.evaluate<string[]>(inPage('figures'))).toEqual([])
  }

  it.each(LOOKS[count])('can be read on a %s %i wide in %s', async (screen, width, locale, colorScheme) => {
    const look = { ...{ locale, colorScheme, viewport: { width, height: 900 } }, reducedMotion: 'reduce' } as const
    const member = await stage.pageOf(contest.member(0).client, screen, look)
    const desk = await stage.pageOf(director, screen, look)
    const board = `/admin/contests/${contest.id}`

    for (const [page, who, path, shows] of [
      [member, 'member', '/', '.race'],
      [member, 'member', '/me', 'dl'],
      [member, 'member', '/board', '.race'],
      [desk, 'desk', '/', '.race'],
      [desk, 'desk', board, '.total'],
    ] as const) {
      await page.goto(path)
      await page.locator(shows).first().waitFor()
      await mustRead(page, `${width}-${who}-${path.replaceAll('/', '').slice(0, 8)}`)
    }
    await desk.goto('/board')
    await desk.getByRole('button', { name: '营业收入总额', exact: true }).click()
    await mustRead(desk, `${width}-desk-board`)
    await member.context().close()
    await desk.context().close()
  })

  it('can be read on the TV and by the boss', async () => {
    const linkOf = async (kind: string) =>
      (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅', kind })).body.url
    const tv = await stage.page('tv', { reducedMotion: 'reduce' })
    await tv.goto(await linkOf('tv'))
    await tv.locator('.race').waitFor()
    await mustRead(tv, 'tv')
    await tv.context().close()
    const boss = await stage.page('phone')
    await boss.goto(await linkOf('boss'))
    await boss.locator('table').first().waitFor()
    await mustRead(boss, 'boss')
    await boss.context().close()
  })
})
