import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { AppError } from '#server/platform/http/app-error'
import { limitIdleConnections } from '#server/platform/http/connection-limits'
import { FairQueue } from '#server/platform/http/fair-queue'
import { PASSWORD_COST } from '#server/platform/settings/config'
import { Screen } from '#test/journal/live/screen'
import { gate } from '#test/platform/database/open'
import { aContest, aDeal } from '#test/support/a-contest'
import { scratchFolder } from '#test/support/scratch'
import { TestApp, type TestOptions } from '#test/support/test-app'

async function anApp(options: TestOptions = {}): Promise<TestApp> {
  const app = await TestApp.start(options)
  onTestFinished(() => app.stop())
  return app
}

describe('expensive work', () => {
  const limits = { atOnce: 2, perAddress: 3, all: 5 }

  it('runs two at a time, and addresses take turns', async () => {
    const queue = new FairQueue(limits)
    const { open, opened } = gate()
    const order: string[] = []
    let running = 0
    let most = 0
    const work = (name: string) => async () => {
      most = Math.max(most, ++running)
      order.push(name)
      await opened
      running--
    }

    const all = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'c1'].map((name) => queue.run(name[0] ?? '', work(name)))
    open()
    await Promise.all(all)

    expect(most).toBe(2)
    expect(order).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'a5'])
  })

  it('is refused with a wait when too much of one address waits, and others are served', async () => {
    const queue = new FairQueue(limits)
    const { open, opened } = gate()
    const told = ['a', 'a', 'a', 'a', 'a', 'a', 'b'].map((address) => queue.run(address, () => opened))
    const refused = await Promise.resolve(told[5]).catch((error: unknown) => error)
    open()

    expect(refused).toBeInstanceOf(AppError)
    expect(refused).toMatchObject({ code: 'too_many_requests', details: { retryAfterS: 10 } })
    expect((await Promise.allSettled(told)).map(({ status }) => status)).toEqual([
      ...Array(5).fill('fulfilled'),
      'rejected',
      'fulfilled',
    ])
  })
})

describe('wrong sign-ins from one address', () => {
  it('do not hold up a page, nor the sign-in of another address', async () => {
    const webRoot = scratchFolder('web')
    mkdirSync(join(webRoot, 'assets'))
    writeFileSync(join(webRoot, 'index.html'), '<p>dangxian</p>')
    const app = await anApp({ webRoot, config: { passwordCost: PASSWORD_COST, trustsProxy: true } })
    await app.setUp({ login: 'boss' })
    const hashing = watchQueue()
    let isOver = 0
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const wrong = Array.from({ length: 60 }, async (_, n) => {
      await app.anonymous().post('/sign-in', { login: `nobody${n}`, password: 'wrong-pass-1' }, from('203.0.113.9'))
      isOver++
    })

    const page = await fetch(`${app.url}/`)
    const atPage = isOver
    const elsewhere = await app.anonymous().post('/sign-in', { login: 'boss', password: 'wrong' }, from('203.0.113.7'))
    const atSignIn = isOver

    expect([page.status, await page.text(), elsewhere.status]).toEqual([200, '<p>dangxian</p>', 401])
    expect(atPage).toBeLessThan(30)
    expect(atSignIn).toBeLessThan(50)
    await Promise.all(wrong)
    // Every hash went through the queue, two at a time: the other threads are left for files.
    expect(hashing.most).toBe(2)
    expect(hashing.all).toBeGreaterThan(60)
  })
})

/** How much ran at a time in queues of expensive work, and how much in all. */
function watchQueue() {
  const seen = { most: 0, all: 0 }
  let running = 0
  const run = FairQueue.prototype.run
  const watched = vi.spyOn(FairQueue.prototype, 'run')
  watched.mockImplementation(function (this: FairQueue, address, work) {
    return run.call(this, address, async () => {
      seen.all++
      seen.most = Math.max(seen.most, ++running)
      try {
        return await work()
      } finally {
        running--
      }
    })
  })
  onTestFinished(() => watched.mockRestore())
  return seen
}

describe('idle connections', () => {
  it('beyond the limit of an address are closed, oldest first; those in use stay', async () => {
    const { open, opened } = gate()
    const server = createServer((_, response) => void opened.then(() => response.end('done')))
    limitIdleConnections(server, 2)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as { port: number }
    const aConnection = async (): Promise<Socket> => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      onTestFinished(() => void socket.destroy())
      await Promise.all([once(socket, 'connect'), once(server, 'connection')])
      return socket
    }

    const inUse = await aConnection()
    const asked = once(server, 'request')
    inUse.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
    await asked
    const [oldest, second] = [await aConnection(), await aConnection()]
    const closed = once(oldest, 'close')
    const third = await aConnection()
    await closed
    const answer = once(inUse, 'data')
    open()

    expect(String((await answer)[0])).toContain('done')
    expect([second.destroyed, third.destroyed]).toEqual([false, false])
  })

  it('and slow requests have time limits', async () => {
    const { nest } = await anApp()
    const { requestTimeout, headersTimeout, timeout } = nest.getHttpServer()

    expect({ requestTimeout, headersTimeout, timeout }).toEqual({
      requestTimeout: 120_000,
      headersTimeout: 20_000,
      timeout: 180_000,
    })
  })
})

describe('an office of 300 phones behind one address', () => {
  it('signs in at once, watches with a socket each, and reads', { timeout: 120_000 }, async () => {
    const app = await anApp({ config: { hasRateLimits: true } })
    const contest = await aContest(app, await app.setUp(), { perTeam: 150 })

    const read = await Promise.all(contest.members.map(({ client }) => client.get(`/contests/${contest.id}/live`)))

    expect(read).toHaveLength(300)
    expect(read.every(({ status }) => status === 200)).toBe(true)
    const screens = contest.members.map(({ client }) => new Screen(client, contest.id))
    onTestFinished(() => {
      for (const screen of screens) screen.close()
    })
    // One after the other, as each wait asks a hundred times a second.
    for (const screen of screens) await screen.untilLive()
    const [first] = contest.members
    await first?.client.post(`/contests/${contest.id}/deals`, aDeal(contest))
    const { seq } = (await contest.director.get<{ seq: number }>(`/contests/${contest.id}/live`)).body
    for (const screen of screens) await screen.until(seq)
    expect(screens.every(({ link }) => link.status === 'live')).toBe(true)
  })
})
