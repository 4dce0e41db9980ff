import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS, SceneKind } from '#shared/screens/displays/settings'
import type { Site } from '#test/support/sites/site'
import { expectStatus } from '#test/support/test-app'
import { wallComplaints } from '#test/support/wall'
import { isWantedPage, ShotSet, wantedSites } from './set'

const SHAPES = { lying: [1920, 1080], upright: [1080, 1920], '4k': [3840, 2160] } as const
const SCHEMES = ['light', 'dark'] as const
const LANGUAGES = ['zh-CN', 'en'] as const
/** `WALL_LOOKS=lying.light.zh-CN,upright.dark.en` leaves out the others. */
const wanted = process.env.WALL_LOOKS?.split(',')

const set = new ShotSet()

describe.each(wantedSites)('the wall of the %s site', (name, make) => {
  let site: Site

  beforeAll(async () => {
    site = await make()
  })
  afterAll(() => site?.close())

  it('is photographed scene by scene, lying, upright and in 4K', async () => {
    const { director, keys } = site
    const made = await director.post<NewDisplay>(`/contests/${keys.contestId}/displays`, { name: '照相' })
    expectStatus(made, 201)
    const path = `/contests/${keys.contestId}/displays/${made.body.display.id}/settings`
    for (const pinned of SceneKind.options.filter((kind) => isWantedPage(`wall-${kind}`)))
      for (const language of LANGUAGES) {
        expectStatus(await director.put(path, { ...DEFAULT_SETTINGS, dark: null, pinned, language }), 200)
        for (const [shape, [width, height]] of Object.entries(SHAPES))
          for (const colorScheme of SCHEMES) {
            const look = [shape, colorScheme, language].join('.')
            if (wanted && !wanted.includes(look)) continue
            const tv = await site.open('nobody', {
              ...{ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' },
              locale: language === 'en' ? 'en-US' : language,
            })
            await tv.goto(made.body.url)
            await photograph(tv, name, `wall-${pinned}`, look)
            await tv.context().close()
          }
      }
  })
})

afterAll(() => set.save(), 600_000)

async function photograph(tv: Page, site: string, title: string, look: string): Promise<void> {
  await tv.locator('.scenes .scene').waitFor()
  await tv.waitForTimeout(1_000)
  await tv.screenshot({ path: set.place(site, title, look) })
  set.note(site, title, look, await wallComplaints(tv, '.scenes'))
}
