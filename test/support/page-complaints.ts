import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, NodeResult } from 'axe-core'
import type { Page } from 'playwright-core'
import { inPage } from './browser-hands'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const OPTIONS = JSON.stringify({
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
})

/** What axe calls serious or critical on the page as it is: one line per rule and element. */
export async function axeComplaints(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${OPTIONS})`)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}${inNumbers(node)}: ${node.target.join(' ')}`))
}

/** Waits until the page has drawn twice, then lists what a reader would trip over: cuts, overflow, contrast, broken figures. */
export async function layoutComplaints(page: Page): Promise<string[]> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  return page.evaluate<string[]>(inPage('look-over'))
}

function inNumbers({ any }: NodeResult): string {
  const contrast = any.find(({ id }) => id === 'color-contrast')?.data
  return contrast ? ` ${contrast.contrastRatio} (${contrast.fgColor} on ${contrast.bgColor})` : ''
}
