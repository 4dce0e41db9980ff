import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '#server/platform/sample/free-port'
import type { ContestSummary } from '#shared/contest/contests/contract'
import type { ReadySample, SampleView } from '#shared/platform/sample/contract'
import { builtPrograms } from '#test/support/built-programs'
import { Client, TestApp } from '#test/support/test-app'

/** A free port whose neighbour below is free too. */
async function afterAFreePort(): Promise<number> {
  for (;;) {
    const port = await freePort('127.0.0.1', 0)
    if ((await freePort('127.0.0.1', port - 1)) === port - 1) return port
  }
}

describe('a sample contest', { timeout: 300_000 }, () => {
  let app: TestApp
  let director: Client
  let sample: ReadySample
  beforeAll(async () => {
    app = await TestApp.start({ workerFile: join(await builtPrograms(), 'backup-worker.js') })
    director = await app.setUp()
  })
  afterAll(() => app?.stop())

  const view = async () => (await director.get<SampleView>('/sample')).body

  it('runs as a server of its own, once', async () => {
    expect(await view()).toEqual({ state: 'none', ready: null, hasFailed: false })

    expect((await director.post<SampleView>('/sample')).body.state).toBe('starting')
    expect((await director.post<SampleView>('/sample')).body.state).toBe('starting')
    await expect.poll(async () => (await view()).state, { timeout: 250_000, interval: 200 }).toBe('ready')

    sample = (await view()).ready as ReadySample
    const visitor = new Client(sample.url.replace('dangxian.test', '127.0.0.1'), sample.url)
    expect((await visitor.signIn(sample.director, sample.password)).status).toBe(200)
    const { body: contests } = await visitor.get<ContestSummary[]>('/contests')
    expect(contests.map(({ name }) => name).sort()).toEqual(['今日演示赛', '沃马当先'])
    // The sessions of both servers fit into one browser, whose cookies all ports share.
    expect(visitor.cookie).toContain('dangxian_session_sample=')
  })

  it('is in no list of the real centre, and gone when it is stopped', async () => {
    expect((await director.get('/contests')).body).toEqual([])
    expect(director.cookie).toMatch(/dangxian_session=/)

    expect((await director.delete('/sample')).status).toBe(204)

    expect((await view()).state).toBe('none')
    const isUp = () =>
      fetch(`${sample.url.replace('dangxian.test', '127.0.0.1')}/api/health/live`).then(
        () => true,
        () => false,
      )
    await expect.poll(isUp, { timeout: 15_000 }).toBe(false)
  })

  it('runs behind a proxy with https at the address that leads to its port', async () => {
    const port = await afterAFreePort()
    const behind = await TestApp.start({
      config: {
        publicUrl: 'https://contest.example.com',
        isHttps: true,
        sampleUrl: 'https://sample.example.com',
        port: port - 1,
      },
      workerFile: join(await builtPrograms(), 'backup-worker.js'),
    })
    const other = await behind.setUp()

    expect((await other.post<SampleView>('/sample')).body.state).toBe('starting')
    const seen = async () => (await other.get<SampleView>('/sample')).body
    await expect.poll(async () => (await seen()).state, { timeout: 250_000, interval: 200 }).toBe('ready')
    const { url, director: login, password } = (await seen()).ready as ReadySample
    expect(url).toBe('https://sample.example.com')
    const visitor = new Client(`http://127.0.0.1:${port}`, url)
    expect((await visitor.signIn(login, password)).status).toBe(200)
    expect(visitor.cookie).toContain('__Host-dangxian_session_sample=')
    await behind.stop()
  })

  it('says which port another program has, behind a proxy', async () => {
    const port = await afterAFreePort()
    const taken = createServer().listen(port, '127.0.0.1')
    await once(taken, 'listening')
    const https = { publicUrl: 'https://contest.example.com', isHttps: true, sampleUrl: 'https://sample.example.com' }
    const behind = await TestApp.start({ config: { ...https, port: port - 1 } })
    const other = await behind.setUp()

    expect(await other.post('/sample')).toMatchObject({ status: 409, body: { code: 'sample_port_taken' } })
    await behind.stop()
    taken.close()
  })

  it('is refused where only a proxy’s port is reached', async () => {
    const behind = await TestApp.start({ config: { publicUrl: 'https://contest.example.com' } })
    const other = await behind.setUp()

    expect(await other.post('/sample')).toMatchObject({ status: 409, body: { code: 'sample_needs_port' } })
    await behind.stop()
  })
})
