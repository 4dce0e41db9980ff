import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestApp } from '#test/support/test-app'

const webRoot = mkdtempSync(join(tmpdir(), 'dangxian-web-'))
mkdirSync(join(webRoot, 'assets'))
writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>当先</title>')
writeFileSync(join(webRoot, 'assets', 'app-1234.js'), `export const big = '${'x'.repeat(5_000)}'`)
afterAll(() => rmSync(webRoot, { recursive: true }))

describe('over plain http', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await TestApp.start({ webRoot })
  })
  afterAll(() => app.stop())
  const get = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { headers })

  it('a page may run our scripts alone, and is not sent to https', async () => {
    const { headers } = await get('/')
    const policy = headers.get('content-security-policy') ?? ''

    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'self' ws://dangxian.test;")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('a page may run the scripts that it holds itself, by their hashes', async () => {
    const own = join(webRoot, 'index.html')
    const before = readFileSync(own, 'utf8')
    writeFileSync(own, `${before}<script>go()</script>`)
    const hash = createHash('sha256').update('go()').digest('base64')

    for (const path of ['/', '/join']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`)
    }
    writeFileSync(own, before)
  })

  it('the index page answers every path but those of the API and of files', async () => {
    for (const path of ['/', '/join', '/contests/1?x=1', '/apiary']) {
      const reply = await get(path)
      expect([path, reply.status, reply.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
      expect(await reply.text()).toContain('当先')
    }
    for (const path of ['/api', '/api/nothing', '/api/nothing?x=1', '/assets/gone.js', '/%61pi/nothing']) {
      const reply = await get(path)
      expect([path, reply.status]).toEqual([path, 404])
      expect(await reply.json()).toMatchObject({ code: 'not_found' })
    }
  })

  it('assets are kept for ever and sent compressed', async () => {
    const reply = await get('/assets/app-1234.js', { 'accept-encoding': 'gzip' })

    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(reply.headers.get('content-encoding')).toBe('gzip')
    expect(await reply.text()).toContain('xxx')
  })

  it('assets carry what protects a file, and nothing that is about pages', async () => {
    const { headers } = await get('/assets/app-1234.js')

    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(headers.get('x-frame-options')).toBeNull()
  })

  it('files that were compressed ahead are sent as they are', async () => {
    writeFileSync(join(webRoot, 'assets', 'ahead-1234.js'), 'ahead()')
    writeFileSync(join(webRoot, 'assets', 'ahead-1234.js.gz'), gzipSync('of the build'))

    const reply = await get('/assets/ahead-1234.js', { 'accept-encoding': 'gzip' })

    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(reply.headers.get('content-type')).toMatch(/javascript/)
    expect(await reply.text()).toBe('of the build')
  })

  it('answers of the API are not kept, not guessed at and not shown as a page', async () => {
    const { headers } = await get('/api/setup')

    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers.get('strict-transport-security')).toBeNull()
  })
})

describe('over https', () => {
  it('a browser gets the header that keeps it there', async () => {
    const app = await TestApp.start({ webRoot, config: { publicUrl: 'https://dangxian.test' } })

    const { headers } = await fetch(app.url)

    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(headers.get('content-security-policy')).toContain("connect-src 'self' wss://dangxian.test;")
    const { headers: ofApi } = await fetch(`${app.url}/api/setup`)
    expect(ofApi.get('strict-transport-security')).toBe('max-age=31536000')
    await app.stop()
  })
})
