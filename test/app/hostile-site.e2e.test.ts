import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS, SceneKind } from '#shared/screens/displays/settings'
import { allPages, ritualPages, VIEWERS, type Viewer } from '#test/support/all-pages'
import { inPage, soon } from '#test/support/browser-hands'
import { describeInBrowser } from '#test/support/browser-stage'
import { answered, goTo } from '#test/support/go-to'
import { axeComplaints, layoutComplaints } from '#test/support/page-complaints'
import { hostileSite } from '#test/support/sites/made-sites'
import type { Site } from '#test/support/sites/site'
import { expectStatus } from '#test/support/test-app'
import { wallComplaints } from '#test/support/wall'

/** One language per mode: the phone in light and 中文, the large screen in dark and English. */
const LOOKS = [
  { width: 390, height: 844, colorScheme: 'light', locale: 'zh-CN' },
  { width: 1920, height: 1080, colorScheme: 'dark', locale: 'en-US' },
] as const
type Look = (typeof LOOKS)[number]
/** A machine that runs other tests at once draws 12 teams many times slower. */
const MOST_MS = 300_000
const TODAY = '2015-04-10'

describeInBrowser('twelve teams of 25 with names of 40 characters and totals of ten digits', () => {
  let site: Site

  beforeAll(async () => {
    site = await hostileSite()
  })
  afterAll(() => site?.close())

  const open = (who: Viewer, { width, height, ...look }: Look) =>
    site.open(who, { viewport: { width, height }, ...look, reducedMotion: 'reduce' })

  const cases = LOOKS.flatMap((look) => VIEWERS.map((who) => [look.width, who, look] as const))
  it.each(cases)(
    'leave every page whole at %i px, for a %s',
    async (_width, who, look) => {
      const page = await open(who, look)
      const complaints: string[] = []

      for (const path of pagesOf(who, site)) complaints.push(...(await complaintsAt(page, path)))

      expect(complaints).toEqual([])
      await page.context().close()
    },
    MOST_MS,
  )

  it(
    'leave every scene of the wall whole, and large enough for a room',
    async () => {
      const path = `/contests/${site.keys.contestId}/displays`
      const made = (await site.director.post<NewDisplay>(path, { name: '大厅' })).body
      const tv = await open('nobody', LOOKS[1])
      const pin = async (pinned: SceneKind | null) => {
        const settings = { ...DEFAULT_SETTINGS, dark: null, pinned, language: 'en' }
        expectStatus(await site.director.put(`${path}/${made.display.id}/settings`, settings), 200)
      }
      await tv.goto(made.url)
      await tv.locator('.scenes .scene').waitFor()
      const complaints: string[] = []
      const shown = new Set<string>()

      for (const kind of SceneKind.options) {
        const isTold = tv.waitForResponse(/\/display-session$/)
        await pin(kind)
        await isTold
        await answered(tv)
        await tv.locator('.scenes .scene').waitFor()
        shown.add(await tv.locator('.scenes .scene').innerText())
        const found = [...(await wallComplaints(tv, '.scenes')), ...(await axeComplaints(tv))]
        complaints.push(...found.map((each) => `${kind}: ${each}`))
      }

      expect(complaints).toEqual([])
      expect(shown.size).toBeGreaterThan(8)
      await tv.context().close()
    },
    MOST_MS,
  )

  it('leave every item of a projected meeting whole', async () => {
    const path = `/contests/${site.keys.contestId}/meetings/morning`
    const opened = await site.director.post<MeetingEditorView>(`${path}/open?day=${TODAY}`)
    expectStatus(opened, 200)
    const wall = await open('director', LOOKS[1])
    await wall.goto('/meetings/morning/show')
    const steps = wall.locator('footer i')
    await steps.first().waitFor()
    const complaints: string[] = []

    for (let n = 1; n <= (await steps.count()); n++) {
      await wall.locator('header').getByText(`${n} / `).waitFor()
      await answered(wall)
      complaints.push(...(await complaintsOf(wall)).map((each) => `item ${n}: ${each}`))
      await wall.keyboard.press('ArrowRight')
    }

    expect(complaints).toEqual([])
    await wall.context().close()
  })
})

const pagesOf = (who: Viewer, { keys }: Site): string[] => [
  ...allPages(keys)[who],
  ...(who === 'director' ? ritualPages(keys) : []),
]

async function complaintsAt(page: Page, path: string): Promise<string[]> {
  await goTo(page, path)
  const title = page.locator('h1, h2, main header').filter({ visible: true }).first()
  if (!(await isThere(title))) return [`${path}: has no heading`]
  await soon(() => page.locator('.animate-pulse').count()).toBe(0)
  let found = await complaintsOf(page)
  // An icon or a list may still be on its way: what is wrong stays wrong once nothing more comes.
  if (found.length > 0) {
    await page.waitForLoadState('networkidle')
    // A poster takes its size once its fonts and pictures are there.
    for (let looks = 0; found.length > 0 && looks < 8; looks++) {
      await page.waitForTimeout(500)
      found = await complaintsOf(page)
    }
  }
  return found.map((each) => `${path}: ${each}`)
}

const isThere = (title: Locator) =>
  title.waitFor().then(
    () => true,
    () => false,
  )

/** Overflow, cut and broken text, what lies over each other, and contrast; axe looks at every page of a smaller contest. */
async function complaintsOf(page: Page): Promise<string[]> {
  const found = await layoutComplaints(page)
  for (const script of ['figures', 'overlaps']) found.push(...(await page.evaluate<string[]>(inPage(script))))
  return [...new Set(found)]
}
