import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepAssets } from '#server/platform/http/kept-assets'
import { BUILD_HEADER } from '#shared/platform/time/stamp'
import { TestApp } from '#test/support/test-app'

const DAY_MS = 24 * 3_600_000
const scratch = mkdtempSync(join(tmpdir(), 'dangxian-builds-'))
const webRoot = join(scratch, 'web')
afterAll(() => rmSync(scratch, { recursive: true }))

/** As `vite build` does: keeps what is there, empties the folder, writes the new build. */
function build(name: string, now = new Date()): void {
  keepAssets(webRoot, now)
  rmSync(webRoot, { recursive: true, force: true })
  mkdirSync(join(webRoot, 'assets'), { recursive: true })
  writeFileSync(
    join(webRoot, 'index.html'),
    `<!doctype html><meta name="build" content="${name}"><title>${name}</title>`,
  )
  writeFileSync(join(webRoot, 'assets', `page-${name}.js`), `export const build = '${name}'`)
}

describe('files of the build before', () => {
  let app: TestApp
  beforeEach(async () => {
    rmSync(`${webRoot}-before`, { recursive: true, force: true })
    rmSync(webRoot, { recursive: true, force: true })
    build('first')
    app = await TestApp.start({ webRoot })
  })
  afterEach(() => app.stop())
  const get = (path: string) => fetch(app.url + path)
  const buildServed = async () => (await get('/api/health/live')).headers.get(BUILD_HEADER)

  it('are served after an update, as those of the present one are', async () => {
    build('second')
    await app.restart()

    for (const name of ['first', 'second']) {
      const reply = await get(`/assets/page-${name}.js`)
      expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
      expect(reply.headers.get('content-type')).toContain('javascript')
      expect(await reply.text()).toContain(name)
    }
    expect(await (await get('/')).text()).toContain('second')
  })

  it('are served while a build has been made and the server not started again', async () => {
    build('second')

    expect((await get('/assets/page-first.js')).status).toBe(200)
    expect((await get('/assets/page-second.js')).status).toBe(200)
    expect(await buildServed()).toBe('first')
  })

  it('are kept over several builds, for a day after each was replaced', async () => {
    build('second', new Date(Date.now() - DAY_MS - 60_000))
    build('third')
    await app.restart()

    expect(readdirSync(`${webRoot}-before`)).toEqual(['page-second.js'])
    expect((await get('/assets/page-first.js')).status).toBe(404)
    expect((await get('/assets/page-second.js')).status).toBe(200)
  })

  it('are gone after a day without another build', async () => {
    build('second', new Date(Date.now() - DAY_MS - 60_000))

    expect((await get('/assets/page-first.js')).status).toBe(404)
  })

  it('lead to no file outside of their folders', async () => {
    for (const path of ['..%2findex.html', '%2e%2e/index.html', '.', '..', 'x%00.js', 'a/b.js'])
      expect([path, (await get(`/assets/${path}`)).status]).not.toEqual([path, 500])
    expect((await get('/assets/..%2findex.html')).status).toBe(404)
  })

  it("says the build's own name with every answer", async () => {
    expect(await buildServed()).toBe('first')
    build('second')
    await app.restart()
    expect(await buildServed()).toBe('second')
  })
})
