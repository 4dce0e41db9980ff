import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptySite, hostileSite } from '#test/support/sites/made-sites'
import type { Site } from '#test/support/sites/site'
import { contactSheets, shotsIn } from './contact-sheet'
import { demoSite } from './demo-site'

/** Where the pictures go; git ignores it. */
export const FOLDER = process.env.SHOTS ?? 'screenshots'
const { ONLY_SITES, ONLY_PAGES, LOOKS } = process.env
const SITES = { empty: emptySite, demo: demoSite, hostile: hostileSite }

/** Those that the environment names, or all: `ONLY_SITES=demo,hostile`. */
export const wantedSites: [string, () => Promise<Site>][] = Object.entries(SITES).filter(
  ([name]) => !ONLY_SITES || ONLY_SITES.split(',').includes(name),
)
const pattern = new RegExp(ONLY_PAGES ?? '')
/** Whether the environment's `ONLY_PAGES`, a pattern, has it. */
export const isWantedPage = (path: string): boolean => pattern.test(path)
export const wantedLooks = LOOKS

interface Finding {
  site: string
  page: string
  look: string
  finding: string
}

/** What the machine complains about and which sheets are due; parts of the set that are taken one after the other add up. */
export class ShotSet {
  private readonly findings: Finding[] = []
  private readonly looked = new Set<string>()

  /** Where the picture of that page goes. */
  place(site: string, page: string, look: string): string {
    this.looked.add(keyOf({ site, page, look }))
    mkdirSync(join(FOLDER, page), { recursive: true })
    return join(FOLDER, page, `${site}.${look}.png`)
  }

  note(site: string, page: string, look: string, complaints: readonly string[]): void {
    for (const finding of complaints) this.findings.push({ site, page, look, finding })
  }

  /** Writes `findings.json` and a sheet for each page of this part. */
  async save(): Promise<void> {
    mkdirSync(FOLDER, { recursive: true })
    const file = join(FOLDER, 'findings.json')
    const earlier: Finding[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
    const all = [...earlier.filter((each) => !this.looked.has(keyOf(each))), ...this.findings]
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`)
    const pages = [...new Set([...this.looked].map((key) => key.split('\n')[1] ?? ''))]
    await contactSheets(
      pages.map((page) => ({ title: page, shots: shotsIn(join(FOLDER, page)), file: join(FOLDER, `${page}.png`) })),
    )
    console.log(`${this.looked.size} pictures of ${pages.length} pages, ${all.length} findings in ${FOLDER}`)
  }
}

const keyOf = ({ site, page, look }: Pick<Finding, 'site' | 'page' | 'look'>): string => [site, page, look].join('\n')
