import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { BuiltServer } from '#test/support/built-server'
import { type FreshDatabase, freshDatabase, onPostgres } from '#test/support/database'
import { freePort } from '#test/support/free-port'
import { PASSWORD } from '#test/support/test-app'

const setup = JSON.stringify({
  centerName: '集商客中心',
  timezone: 'Asia/Shanghai',
  name: '王主任',
  login: 'boss',
  password: PASSWORD,
})

describe('the program', { timeout: 60_000 }, () => {
  let built: BuiltServer
  let database: FreshDatabase
  beforeAll(async () => {
    built = await BuiltServer.ready()
    database = await freshDatabase()
  })
  afterAll(() => database.remove())

  it('says what is wrong with its settings and exits', async () => {
    const run = built.start('main', { PORT: 'many', LOG_LEVEL: 'loud' })

    expect(await run.exit).toBe(1)
    expect(run.output).toMatch(/PORT: [\s\S]*LOG_LEVEL: /)
  })

  it('on SIGTERM answers what is under way, turns new requests away, and ends', async () => {
    const port = await freePort()
    const run = built.start('main', { PORT: String(port), DATABASE_URL: database.databaseUrl })
    const url = `http://127.0.0.1:${port}`
    await run.says(new RegExp(`Open ${url}`))
    // The server has answered the head of this request, and waits for its body.
    const underWay = request(`${url}/api/setup`, {
      method: 'POST',
      headers: {
        origin: url,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(setup),
        expect: '100-continue',
      },
    })
    underWay.flushHeaders()
    await once(underWay, 'continue')

    run.child.kill('SIGTERM')
    let turnedAway = await fetch(`${url}/api/setup`)
    while (turnedAway.status === 200) turnedAway = await fetch(`${url}/api/setup`)
    expect([turnedAway.status, await turnedAway.json()]).toEqual([503, expect.objectContaining({ code: 'leaving' })])
    const page = await fetch(`${url}/`)
    expect([page.status, await page.json()]).toEqual([503, expect.objectContaining({ code: 'leaving' })])
    underWay.end(setup)
    const [reply] = await once(underWay, 'response')

    expect([reply.statusCode, await text(reply)]).toEqual([201, expect.stringContaining('王主任')])
    expect(await run.exit).toBe(0)
  })

  it('on SIGTERM does not wait for ever for a request that does not come to its end', async () => {
    const port = await freePort()
    const run = built.start('main', { PORT: String(port), DATABASE_URL: database.databaseUrl })
    await run.says(/Open /)
    const origin = `http://127.0.0.1:${port}`
    const body = { 'content-type': 'application/json', 'content-length': 100, expect: '100-continue' }
    const stuck = request(`${origin}/api/sign-in`, { method: 'POST', headers: { origin, ...body } })
    const endings: string[] = []
    stuck.on('response', () => endings.push('answered'))
    stuck.on('error', () => endings.push('cut off'))
    stuck.flushHeaders()
    await once(stuck, 'continue')

    run.child.kill('SIGTERM')

    expect(await run.exit).toBe(0)
    await vi.waitFor(() => expect(endings).toEqual(['cut off']))
  })

  it('says what to do when its port or its database is taken', async () => {
    const port = String(await freePort())
    const run = built.start('main', { PORT: port, DATABASE_URL: database.databaseUrl })
    await run.says(/Open /)
    const elsewhere = await freshDatabase()

    const samePort = built.start('main', { PORT: port, DATABASE_URL: elsewhere.databaseUrl })
    expect(await samePort.exit).toBe(1)
    expect(samePort.output).toContain(`Port ${port} is taken. Stop what uses it, or set PORT to another number.`)
    if (!onPostgres) {
      const sameFile = built.start('main', { PORT: String(await freePort()), DATABASE_URL: database.databaseUrl })
      expect(await sameFile.exit).toBe(1)
      expect(sameFile.output).toMatch(/Another server is using .* set DATABASE_URL to another file/)
    }

    run.child.kill('SIGTERM')
    expect(await run.exit).toBe(0)
    await elsewhere.remove()
  })

  it('makes a further centre from the command line, tells its password once, and copies a database in use', async () => {
    const env = { DATABASE_URL: database.databaseUrl }
    const args = ['--name', '乙中心', '--timezone', 'Asia/Shanghai', '--director', '李主任', '--login', 'second']

    const run = built.start('cli', env, ['add-center', ...args])
    expect(await run.exit).toBe(0)
    const password = /Password, shown only now: (\S+)/.exec(run.output)?.[1] ?? ''
    const port = await freePort()
    const server = built.start('main', { ...env, PORT: String(port) })
    await server.says(/Open /)

    const origin = `http://127.0.0.1:${port}`
    const reply = await fetch(`${origin}/api/sign-in`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'second', password }),
    })
    expect(await reply.json()).toMatchObject({ center: { name: '乙中心' }, account: { role: 'director' } })
    if (!onPostgres) {
      const copy = `${database.databaseUrl}.copy`
      const backup = built.start('cli', env, ['backup', copy])
      expect([await backup.exit, backup.output]).toEqual([0, `The copy is ${copy}\n`])
    }
    server.child.kill('SIGTERM')
    expect(await server.exit).toBe(0)
  })

  it('says which words the command line knows, and what a command lacks', async () => {
    const unknown = built.start('cli', {}, ['dance'])
    const lacking = built.start('cli', {}, ['add-center', '--name', '乙中心', '--timezone', 'Mars/Base'])

    expect([await unknown.exit, await lacking.exit]).toEqual([1, 1])
    expect(unknown.output).toMatch(/add-center[\s\S]*backup/)
    expect(lacking.output).toMatch(/--timezone: [\s\S]*--director: [\s\S]*--login: /)
  })
})
