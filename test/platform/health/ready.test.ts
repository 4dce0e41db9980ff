import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveRelay } from '#server/live/live.relay'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { asAdministrator, describeOnPostgres, freshDatabase } from '#test/support/database'
import { TestApp } from '#test/support/test-app'

describe('a monitor of the server', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await TestApp.start()
    await app.setUp()
  })
  afterEach(() => app.stop())
  const ask = async () => {
    const { status, body } = await app.anonymous().get('/health/ready')
    return [status, body]
  }

  it('learns that it lives and is ready', async () => {
    expect((await app.anonymous().get('/health/live')).status).toBe(200)
    expect(await ask()).toEqual([200, { ok: true }])
  })

  it('learns when the database does not answer', async () => {
    await app.get(UnitOfWork).close()

    expect(await ask()).toEqual([503, { ok: false, cause: 'database' }])
    expect((await app.anonymous().get('/health/live')).status).toBe(200)
  })

  it('learns when sales would not reach the screens, at once', async () => {
    expect(await ask()).toEqual([200, { ok: true }])
    vi.spyOn(app.get(LiveRelay), 'isAwake', 'get').mockReturnValue(false)

    expect(await ask()).toEqual([503, { ok: false, cause: 'relay' }])
  })
})

describeOnPostgres('a PostgreSQL that became read-only', () => {
  it('is reported, and every page can still be read', async () => {
    const app = await TestApp.start()
    const director = await app.setUp()
    const name = new URL(app.databaseUrl).pathname.slice(1)
    await asAdministrator(`alter database ${name} set default_transaction_read_only = on`)
    await app.restart()
    director.headers.origin = app.origin

    const reader = app.anonymous()
    expect((await reader.get('/setup')).body).toEqual({ isDone: true })
    expect((await reader.get('/health/ready')).body).toEqual({ ok: false, cause: 'read_only' })
    await app.stop()
  })
})

describeOnPostgres('a PostgreSQL that cannot be reached', () => {
  it('is reported to every caller, and everything goes on when it is back', async () => {
    const fresh = await freshDatabase()
    const line = await aLineTo(fresh.databaseUrl)
    const app = await TestApp.start({ config: { databaseUrl: line.url } })
    const director = await app.setUp()

    await line.cut()
    const read = await director.get('/me')
    const written = await director.post('/contests', { name: '沃马当先' })
    const ready = await app.anonymous().get('/health/ready')

    for (const refused of [read, written])
      expect(refused).toMatchObject({ status: 503, body: { code: 'storage_failed', cause: 'unreachable' } })
    expect(written.body.message).toMatch(/数据库连不上.*原样再试，不会重复计数/)
    expect(ready.body).toEqual({ ok: false, cause: 'unreachable' })
    // The cause is logged when it begins, and not with every request.
    expect(app.logLines.filter((text) => text.includes('storage failed'))).toEqual([])
    expect(app.logLines.join('\n')).toContain('The database reported')

    await line.mend()
    expect((await director.post('/contests', { name: '沃马当先' })).status).toBe(201)
    expect(app.get(UnitOfWork).trouble).toBeUndefined()
    await app.stop()
    await line.cut()
    await fresh.remove()
  })
})

/** The way to a database, which can be cut. */
async function aLineTo(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [socket, far],
      [far, socket],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  const listenOn = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listenOn(0)
  const { port } = server.address() as AddressInfo
  const url = new URL(databaseUrl)
  Object.assign(url, { hostname: '127.0.0.1', port: String(port) })
  const cut = async () => {
    const isClosed = new Promise((done) => server.close(done))
    for (const socket of sockets) socket.destroy()
    await isClosed
  }
  return { url: url.href, cut, mend: () => listenOn(port) }
}
