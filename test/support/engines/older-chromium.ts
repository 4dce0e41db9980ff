import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { EnginePage } from './engine'

const CACHE = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')

/** Chromium 103, of the browsers that get the pages of vite.older.config.ts; `.ci/older-chromium.mjs` fetches it. */
export const olderChromium = {
  program: process.env.OLDER_CHROMIUM ?? join(CACHE, 'dangxian/chromium-103'),
  install: 'node .ci/older-chromium.mjs',
  get isThere(): boolean {
    return existsSync(this.program)
  },
}

/** Playwright moves it too, but for its locators, which are written for newer browsers. */
export const plainPage = (page: Page): EnginePage => ({
  goto: async (url) => void (await page.goto(url)),
  run: (expression) => page.evaluate(expression),
  click: (x, y) => page.mouse.click(x, y),
  type: (text) => page.keyboard.type(text),
  picture: () => page.screenshot(),
})
