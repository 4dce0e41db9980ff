import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { allPages, ritualPages, VIEWERS, type Viewer } from '#test/support/all-pages'
import { axeComplaints, layoutComplaints } from '#test/support/page-complaints'
import { contactSheets, type Shot } from './contact-sheet'
import { demoSite } from './demo-site'
import { type Look, looks, nameOf } from './looks'
import { emptySite, hostileSite } from './made-sites'
import type { Site } from './site'

/** Where the pictures go; git ignores it. */
const FOLDER = process.env.SHOTS ?? 'screenshots'
const SITES = { empty: emptySite, demo: demoSite, hostile: hostileSite }
const { ONLY_SITES, ONLY_PAGES, LOOKS } = process.env

interface Finding {
  site: string
  page: string
  look: string
  finding: string
}
const findings: Finding[] = []
const shots = new Map<string, Shot[]>()

const wantedSites = Object.entries(SITES).filter(([name]) => !ONLY_SITES || ONLY_SITES.split(',').includes(name))
describe.each(wantedSites)('the %s site', (name, make) => {
  let site: Site

  beforeAll(async () => {
    if (wantedSites[0]?.[0] === name) rmSync(FOLDER, { recursive: true, force: true })
    site = await make()
  })
  afterAll(() => site?.close())

  it.each(VIEWERS)('is photographed as a %s sees it', async (who) => {
    const further = who === 'nobody' ? [site.tv] : ritualPages(site.keys)
    const paths = [...allPages(site.keys)[who], ...further]
    const pattern = new RegExp(ONLY_PAGES ?? '')
    for (const look of looks(LOOKS)) {
      const page = await site.open(who, { ...optionsOf(look) })
      for (const path of paths.filter((each) => pattern.test(each))) await photograph(page, name, who, path, look)
      await page.context().close()
    }
  })
})

afterAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, 'findings.json'), `${JSON.stringify(findings, null, 2)}\n`)
  await contactSheets([...shots].map(([title, taken]) => ({ title, shots: taken, file: join(FOLDER, `${title}.png`) })))
  console.log(`${shots.size} pages, ${findings.length} findings in ${FOLDER}`)
}, 600_000)

const optionsOf = ({ width, height, colorScheme, locale }: Look) => ({
  ...{ viewport: { width, height }, colorScheme, locale, reducedMotion: 'reduce' as const },
})

async function photograph(page: Page, site: string, who: Viewer, path: string, look: Look): Promise<void> {
  const title = `${who}${path.replace(/^https?:\/\/[^/]+/, '').replace(/#.*/, '')}`
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/-$/, '')
  await page.goto(path)
  await page.locator('h1, h2, main header').first().waitFor()
  await page.locator('.animate-pulse').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(300)
  const folder = join(FOLDER, title)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${site}.${nameOf(look)}.png`)
  await page.screenshot({ path: file, fullPage: true })
  shots.set(title, [...(shots.get(title) ?? []), { file, words: `${site} ${nameOf(look)}` }])
  for (const finding of [...(await layoutComplaints(page)), ...(await axeComplaints(page))])
    findings.push({ site, page: title, look: nameOf(look), finding })
}
