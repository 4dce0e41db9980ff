import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { allPages, ritualPages, VIEWERS, type Viewer } from '#test/support/all-pages'
import { axeComplaints, layoutComplaints } from '#test/support/page-complaints'
import type { Site } from '#test/support/sites/site'
import { type Look, looks, nameOf } from './looks'
import { isWantedPage, ShotSet, wantedLooks, wantedSites } from './set'

const set = new ShotSet()

describe.each(wantedSites)('the %s site', (name, make) => {
  let site: Site

  beforeAll(async () => {
    site = await make()
  })
  afterAll(() => site?.close())

  it.each(VIEWERS)('is photographed as a %s sees it', async (who) => {
    const further = who === 'nobody' ? [site.tv] : ritualPages(site.keys)
    const paths = [...allPages(site.keys)[who], ...further].filter(isWantedPage)
    for (const look of looks(wantedLooks)) {
      const page = await site.open(who, { ...optionsOf(look) })
      for (const path of paths) await photograph(page, name, who, path, look)
      await page.context().close()
    }
  })
})

afterAll(() => set.save(), 600_000)

const optionsOf = ({ width, height, colorScheme, locale }: Look) => ({
  ...{ viewport: { width, height }, colorScheme, locale, reducedMotion: 'reduce' as const },
})

async function photograph(page: Page, site: string, who: Viewer, path: string, look: Look): Promise<void> {
  const title = `${who}${path.replace(/^https?:\/\/[^/]+/, '').replace(/#.*/, '')}`
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/-$/, '')
  await page.goto(path)
  await page.locator('h1, h2, main header').filter({ visible: true }).first().waitFor()
  await page.locator('.animate-pulse').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(300)
  await page.screenshot({ path: set.place(site, title, nameOf(look)), fullPage: true })
  set.note(site, title, nameOf(look), [...(await layoutComplaints(page)), ...(await axeComplaints(page))])
}
