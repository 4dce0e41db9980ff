// Draws the kit, and the race in every difficult situation, and keeps the pictures:
//   node test/gallery/shoot.mjs <folder> [scene.size[.dark][.en][.move] …]
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { createServer, loadConfigFromFile } from 'vite'

const sizes = { phone: [390, 844], desktop: [1440, 900], tv: [1920, 1080] }
const scenes = ['duel', 'close', 'tie', 'zero', 'beyond', 'nogoals', 'long', 'five', 'fivediff', 'twelve']
const kit = ['phone', 'desktop'].flatMap((size) =>
  ['', '.dark', '.en', '.dark.en'].map((flags) => `kit.${size}${flags}`),
)
const tokens = ['tokens.desktop', 'tokens.desktop.dark']
const everything = [
  ...kit,
  ...tokens,
  ...scenes.flatMap((scene) => Object.keys(sizes).map((size) => `${scene}.${size}`)),
]

const [folder = 'shots', ...wishes] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')
const { config } = await loadConfigFromFile(
  { command: 'serve', mode: 'development' },
  resolve(root, 'vite.gallery.config.ts'),
)
const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  plugins: config.plugins,
  logLevel: 'error',
  server: { host: '127.0.0.1', fs: { allow: [root] }, hmr: false },
})
await server.listen(0)
const { port } = server.httpServer.address()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
})
await mkdir(folder, { recursive: true })
for (const wish of wishes.length > 0 ? wishes : everything) {
  const [scene, size, ...flags] = wish.split('.')
  const [width, height] = sizes[size]
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: size === 'phone' ? 2 : 1 })
  page.on('pageerror', (error) => console.error(wish, error.message))
  page.on('console', (line) => line.type() === 'warning' && console.error(wish, line.text()))
  const query = new URLSearchParams({ scene, size })
  if (flags.includes('dark')) query.set('dark', '')
  if (flags.includes('move')) query.set('move', '')
  if (flags.includes('en')) query.set('language', 'en')
  await page.goto(`http://127.0.0.1:${port}/?${query}`)
  await page.waitForSelector('.race, .kit')
  await page.waitForTimeout(flags.includes('move') ? 1700 : 400)
  await page.screenshot({ path: `${folder}/${wish}.png`, fullPage: true })
  await page.close()
}
await browser.close()
await server.close()
