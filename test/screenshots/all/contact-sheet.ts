import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'

/** A picture with the words that go under it. */
export interface Shot {
  file: string
  words: string
}

const COLUMN = 480

/** One picture of all looks of a page, four beside each other, each scaled to one column. */
export async function contactSheet(browser: Browser, title: string, shots: Shot[], file: string): Promise<void> {
  const figures = shots.map(({ file: picture, words }) => {
    const url = `data:image/png;base64,${readFileSync(picture).toString('base64')}`
    return `<figure><img src="${url}"><figcaption>${words}</figcaption></figure>`
  })
  const page = await browser.newPage({ viewport: { width: COLUMN * 4 + 100, height: 800 } })
  await page.setContent(`<style>
    body { font: 16px sans-serif; margin: 20px; background: #efe7da; display: grid; grid-template-columns: repeat(4, ${COLUMN}px); gap: 20px; align-items: start }
    h1 { grid-column: 1 / -1; margin: 0 } figure { margin: 0 } img { width: 100%; max-height: 1600px; object-fit: cover; object-position: top }
  </style><h1>${title}</h1>${figures.join('')}`)
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}
