import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/** A picture with the words that go under it. */
export interface Shot {
  file: string
  words: string
}

const COLUMN = 480

/** For each title one picture of all its shots, four in a row, each scaled to one column. */
export async function contactSheets(sheets: readonly { title: string; shots: Shot[]; file: string }[]): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  for (const { title, shots, file } of sheets) {
    const page = await browser.newPage({ viewport: { width: COLUMN * 4 + 100, height: 800 } })
    await page.setContent(sheetOf(title, shots))
    await page.screenshot({ path: file, fullPage: true })
    await page.close()
  }
  await browser.close()
}

/** All that lies in the folder of a page, of earlier parts of the set too. */
export const shotsIn = (folder: string): Shot[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => ({ file: join(folder, name), words: name.replace(/\.png$/, '') }))

function sheetOf(title: string, shots: readonly Shot[]): string {
  const figures = shots.map(({ file: picture, words }) => {
    const url = `data:image/${picture.endsWith('.jpg') ? 'jpeg' : 'png'};base64,${readFileSync(picture).toString('base64')}`
    return `<figure><img src="${url}"><figcaption>${words}</figcaption></figure>`
  })
  return `<style>
    body { font: 16px sans-serif; margin: 20px; background: #efe7da; display: grid; grid-template-columns: repeat(4, ${COLUMN}px); gap: 20px; align-items: start }
    h1 { grid-column: 1 / -1; margin: 0 } figure { margin: 0 } img { width: 100%; max-height: 1600px; object-fit: cover; object-position: top }
  </style><h1>${title}</h1>${figures.join('')}`
}
