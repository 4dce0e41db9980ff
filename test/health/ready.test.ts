import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UnitOfWork } from '#server/database/unit-of-work'
import { LiveRelay } from '#server/live/live.relay'
import { asAdministrator, describeOnPostgres } from '../support/database.ts'
import { TestApp } from '../support/test-app'

describe('whoever watches over the server', () => {
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

  it('is told that it lives and is ready', async () => {
    expect((await app.anonymous().get('/health/live')).status).toBe(200)
    expect(await ask()).toEqual([200, { ok: true }])
  })

  it('is told when the database does not answer', async () => {
    await app.get(UnitOfWork).close()

    expect(await ask()).toEqual([503, { ok: false, cause: 'database' }])
    expect((await app.anonymous().get('/health/live')).status).toBe(200)
  })

  it('is told when sales would not reach the screens', async () => {
    vi.spyOn(app.get(LiveRelay), 'isAwake', 'get').mockReturnValue(false)

    expect(await ask()).toEqual([503, { ok: false, cause: 'relay' }])
  })
})

describeOnPostgres('a PostgreSQL that became read-only', () => {
  it('is told as such, and does not keep anybody from reading', async () => {
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
