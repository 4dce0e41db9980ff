// Draws the icons of the installed pages from web/public/icon.svg, with Chromium: node test/icons/draw.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const FOLDER = new URL('../../web/public/', import.meta.url)
const source = readFileSync(new URL('icon.svg', FOLDER), 'utf8')

/** A platform cuts a maskable icon to a shape of its own: the horse stays within the middle four fifths. */
const maskable = source
  .replace('rx="14"', 'rx="0"')
  .replace(
    '<g transform="translate(-99 10)',
    '<g transform="translate(32 32) scale(0.76) translate(-32 -32) translate(-99 10)',
  )
const square = source.replace('rx="14"', 'rx="0"')
/** Only what is opaque counts: the horse alone. */
const monochrome = maskable
  .replace(/\s*<rect width="64" height="64" fill="[^"]+" \/>/, '')
  .replaceAll(/fill="#[0-9a-f]+"/g, 'fill="#000"')

const icons = [
  ['icon-192.png', source, 192],
  ['icon-512.png', source, 512],
  ['icon-maskable-192.png', maskable, 192],
  ['icon-maskable-512.png', maskable, 512],
  ['icon-180.png', square, 180],
]

writeFileSync(new URL('icon-monochrome.svg', FOLDER), monochrome)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
for (const [name, svg, size] of icons) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  writeFileSync(new URL(name, FOLDER), await page.screenshot({ omitBackground: true }))
}
await browser.close()
