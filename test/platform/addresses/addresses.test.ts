import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isInside } from '#server/platform/settings/inside'
import type { AddressesView, StreetTrial } from '#shared/platform/addresses/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { BUILD_HEADER } from '#shared/platform/time/stamp'
import { Client } from '#test/support/client'
import { scratchFolder } from '#test/support/scratch'
import { PASSWORD, TestApp } from '#test/support/test-app'

describe('the address by which people open the server', () => {
  const settingsFile = join(scratchFolder('addresses'), 'settings.json')
  let app: TestApp
  let director: Client

  beforeAll(async () => {
    app = await TestApp.start({ config: { settingsFile } })
    director = await app.setUp()
  })
  afterAll(() => app?.stop())
  afterEach(() => rmSync(settingsFile, { force: true }))

  const stored = () => JSON.parse(readFileSync(settingsFile, 'utf8'))
  /** A server behind this name, of this build or of another program. */
  async function aName(build?: string) {
    const server = createServer((_, answer) => answer.setHeader(BUILD_HEADER, build ?? 'other').end('{"ok":true}'))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as { port: number }
    return { url: `http://localhost:${port}`, close: () => server.close() }
  }
  /** Resolves when the server takes requests again. */
  async function restart(): Promise<void> {
    const before = app.nest
    expect((await director.post('/addresses/restart')).status).toBe(204)
    await expect.poll(() => app.nest !== before, { timeout: 15_000 }).toBe(true)
    const isUp = () =>
      fetch(`${app.url}/api/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    await expect.poll(isUp, { timeout: 15_000 }).toBe(true)
  }
  const ownBuild = async () => (await director.get('/addresses')).headers.get(BUILD_HEADER) ?? ''

  it('is stored for the next start, noted, and nothing changes before', async () => {
    const reply = await director.put<AddressesView>('/addresses', { isOpen: true, publicUrl: null })

    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({
      running: { isOpen: false, publicUrl: app.origin },
      stored: { isOpen: true, publicUrl: null },
      needsRestart: true,
    })
    expect(stored()).toMatchObject({ HOST: '0.0.0.0', former: { origins: [app.origin] } })
    const { body: audit } = await director.get<AuditPage>('/audit')
    expect(audit.lines[0]).toMatchObject({
      action: 'addresses.changed',
      before: { isOpen: false },
      after: { isOpen: true },
    })
  })

  it('is refused where it leads to another server, or is no address', async () => {
    const elsewhere = await aName()

    const wrong = await director.put('/addresses', { isOpen: true, publicUrl: elsewhere.url })
    expect(wrong).toMatchObject({ status: 409, body: { code: 'address_elsewhere' } })
    const broken = await director.put('/addresses', { isOpen: true, publicUrl: 'contest.example.com/sales' })
    expect(broken.body).toMatchObject({ code: 'invalid_input', fields: [{ path: 'publicUrl' }] })
    expect(existsSync(settingsFile)).toBe(false)
    elsewhere.close()
  })

  it('is tried by a phone, whose write arrives from inside or outside, within ten minutes', async () => {
    const street = new Client(app.url, app.origin)
    const { body: trial } = await director.post<StreetTrial>('/addresses/street')
    const token = new URL(trial.url).hash.slice(1)
    expect(await director.get('/addresses/street')).toMatchObject({ body: { trial: { reached: null } } })

    expect(await street.post('/addresses/street/reach', { token })).toMatchObject({
      status: 200,
      body: { from: 'inside' },
    })
    expect(await director.get('/addresses/street')).toMatchObject({ body: { trial: { reached: { from: 'inside' } } } })

    await director.post('/addresses/street')
    const late = await street.post('/addresses/street/reach', { token })
    expect(late).toMatchObject({ status: 410, body: { code: 'street_trial_over' } })
  })

  it('takes effect at the restart, keeps sessions, and accepts the former one for a day', async () => {
    const name = await aName(await ownBuild())
    expect((await director.put('/addresses', { isOpen: false, publicUrl: name.url })).status).toBe(200)

    await restart()

    const { body } = await director.get<AddressesView>('/addresses')
    expect(body).toMatchObject({ running: { publicUrl: name.url }, needsRestart: false })
    expect(body.former?.urls).toEqual([app.origin])
    expect((await new Client(app.url, name.url).signIn('director', PASSWORD)).status).toBe(200)
    expect((await new Client(app.url, app.origin).signIn('director', PASSWORD)).status).toBe(200)

    const { former, ...rest } = stored()
    writeFileSync(settingsFile, JSON.stringify({ ...rest, former: { ...former, until: '2015-04-10T00:00:00.000Z' } }))
    await restart()
    expect((await new Client(app.url, app.origin).signIn('director', PASSWORD)).body).toMatchObject({
      code: 'wrong_origin',
    })
    name.close()
  })

  it('says which variable of the environment sets it', async () => {
    const fixed = await TestApp.start({ config: { settingsFile, fixed: { host: true, publicUrl: true } } })
    const other = await fixed.setUp()

    const host = await other.put('/addresses', { isOpen: true, publicUrl: fixed.origin })
    expect(host.body).toMatchObject({ code: 'address_fixed', name: 'HOST' })
    const url = await other.put('/addresses', { isOpen: false, publicUrl: null })
    expect(url.body).toMatchObject({ code: 'address_fixed', name: 'PUBLIC_URL' })
    await fixed.stop()
  })

  it.each([
    ['192.168.1.20', true],
    ['::ffff:10.0.0.9', true],
    ['172.31.0.1', true],
    ['::1', true],
    ['fe80::1', true],
    ['223.104.3.77', false],
    ['172.32.0.1', false],
    ['2409:8a55::1', false],
  ])('takes a phone at %s for one inside: %s', (address, isOne) => {
    expect(isInside(address)).toBe(isOne)
  })

  it('is not for directors of one of several centres', async () => {
    const shared = await TestApp.start({ config: { settingsFile } })
    const first = await shared.setUp()
    await shared.addCenter({ login: 'other' })

    for (const reply of [
      await first.get('/addresses'),
      await first.put('/addresses', { isOpen: true, publicUrl: null }),
      await first.post('/addresses/restart'),
    ])
      expect(reply).toMatchObject({ status: 404, body: { code: 'addresses_shared' } })
    expect(existsSync(settingsFile)).toBe(false)
    await shared.stop()
  })
})
