import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOlderBrowser } from '#server/platform/http/older-browsers'
import { scratchFolder } from '#test/support/scratch'
import { TestApp } from '#test/support/test-app'

const chrome = (version: string) =>
  `Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`
const WEBVIEW =
  'Mozilla/5.0 (Linux; Android 9; V1813A Build/PKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.38'
const FIREFOX = 'Mozilla/5.0 (Windows NT 6.1; rv:109.0) Gecko/20100101 Firefox/115.0'
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1'

describe('the pages for older browsers', () => {
  it.each([
    ['Windows 7, whose last Chrome is 109', chrome('109.0.0.0'), true],
    ['WeChat on an old phone', WEBVIEW, true],
    ['the oldest that they are built for', chrome('100.0.4896.60'), true],
    ['what is older still, which start.js turns away', chrome('99.0.4844.51'), false],
    ['the first that needs none', chrome('111.0.0.0'), false],
    ['Edge of today', `${chrome('140.0.0.0')} Edg/140.0.0.0`, false],
    ['Firefox', FIREFOX, false],
    ['Safari', SAFARI, false],
    ['a browser without a name', undefined, false],
  ])('are or are not for %s', (_, userAgent, expected) => {
    expect(isOlderBrowser(userAgent)).toBe(expected)
  })

  describe('of a server', () => {
    const webRoot = scratchFolder('web')
    const older = join(webRoot, 'older.html')
    let app: TestApp
    beforeAll(async () => {
      writeFileSync(join(webRoot, 'index.html'), '<title>today</title><noscript></noscript>')
      writeFileSync(older, '<title>older</title><script>go()</script><noscript></noscript>')
      app = await TestApp.start({ webRoot })
    })
    afterAll(() => app.stop())
    const get = (path: string, version: string) => fetch(app.url + path, { headers: { 'user-agent': chrome(version) } })

    it.each(['/', '/deal', '/tv'])('answer %s as the browser needs it, and caches keep both apart', async (path) => {
      const hash = createHash('sha256').update('go()').digest('base64')

      const [toOlder, toNewer] = [await get(path, '103.0.0.0'), await get(path, '140.0.0.0')]

      expect(await toOlder.text()).toContain('<title>older</title>')
      expect(toOlder.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`)
      expect(await toNewer.text()).toContain('<title>today</title>')
      expect(toNewer.headers.get('content-security-policy')).toContain("script-src 'self';")
      for (const { headers } of [toOlder, toNewer]) {
        expect(headers.get('vary')).toMatch(/user-agent/i)
        expect(headers.get('cache-control')).toBe('no-cache')
      }
    })

    it("are today's where no others were built", async () => {
      rmSync(older)

      expect(await (await get('/', '103.0.0.0')).text()).toContain('<title>today</title>')
    })
  })
})
