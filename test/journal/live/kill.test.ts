import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import { addDays, dayOf } from '#shared/platform/time/time'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { builtPrograms } from '#test/support/built-programs'
import { Client } from '#test/support/client'
import { type FreshDatabase, freshDatabase } from '#test/support/database'
import { freePort } from '#test/support/free-port'
import { aLogin, expectStatus, PASSWORD, type TestApp } from '#test/support/test-app'
import { Screen, WAIT } from './screen'

const KILLS = 5

/** The server as people run it: a process of its own, which can be killed at any moment. */
class Server {
  private child: ChildProcess | undefined
  readonly origin: string

  constructor(
    private readonly programs: string,
    private readonly port: number,
    private readonly databaseUrl: string,
  ) {
    this.origin = `http://127.0.0.1:${port}`
  }

  async start(): Promise<void> {
    const { programs, origin: PUBLIC_URL, databaseUrl: DATABASE_URL, port } = this
    const env = { ...process.env, PORT: String(port), DATABASE_URL, PUBLIC_URL, LOG_LEVEL: 'error' }
    const child = spawn(process.execPath, [join(programs, 'main.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.child = child
    for await (const text of child.stdout) if (String(text).includes('Open ')) break
    child.stdout.resume()
    if (child.exitCode !== null) throw new Error('The server did not start')
  }

  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null) return
    this.child.kill('SIGKILL')
    await once(this.child, 'exit')
  }
}

describe('a server that is killed again and again', () => {
  let database: FreshDatabase
  let server: Server
  let director: Client
  let contest: AContest
  const today = dayOf(new Date(), 'Asia/Shanghai')
  beforeAll(async () => {
    database = await freshDatabase()
    server = new Server(await builtPrograms(), await freePort(), database.databaseUrl)
    await server.start()
    director = new Client(server.origin, server.origin)
    const setup = { centerName: '中心', timezone: 'Asia/Shanghai', name: '王主任', login: aLogin(), password: PASSWORD }
    expectStatus(await director.post('/setup', setup), 201)
    const signedIn = async (login: string, password: string) => {
      const client = new Client(server.origin, server.origin)
      expectStatus(await client.signIn(login, password), 200)
      return client
    }
    const draft = { startsOn: addDays(today, -1), endsOn: addDays(today, 30) }
    contest = await aContest({ signedIn } as unknown as TestApp, director, { perTeam: 3, draft })
  })
  afterAll(async () => {
    await server.kill()
    await database.remove()
  })

  /** Sends one sale until it is answered with a 2xx, as a phone does. */
  async function recordSurely(client: Client, deal: Record<string, unknown>): Promise<RecordedDeal> {
    for (;;) {
      const reply = await client.post<RecordedDeal>(`/contests/${contest.id}/deals`, deal).catch(() => undefined)
      if (reply?.status === 201) return reply.body
      if (reply && reply.status < 500) throw new Error(`Refused: ${JSON.stringify(reply.body)}`)
      await sleep(20)
    }
  }

  async function ledger(): Promise<DealPage['deals']> {
    const deals: DealPage['deals'] = []
    for (let before = ''; ; ) {
      const { body } = await director.get<DealPage>(`/contests/${contest.id}/deals?limit=100${before}`)
      deals.push(...body.deals)
      if (body.next === null) return deals
      before = `&before=${body.next}`
    }
  }

  it('has every acknowledged sale once, and the screen that came back shows what the ledger says', async () => {
    const screen = await new Screen(director, contest.id, { timing: { tickMs: 100 } }).untilLive()
    const acknowledged: RecordedDeal[] = []
    let isOver = false
    const untilMore = async (count: number) => {
      const enough = acknowledged.length + count
      while (acknowledged.length < enough) await sleep(5)
    }
    const sellers = contest.members.map(async ({ client }) => {
      while (!isOver) {
        const deal = aDeal(contest, { requestId: randomUUID(), businessDate: today })
        acknowledged.push(await recordSurely(client, deal))
        await sleep(10)
      }
    })

    for (let kill = 0; kill < KILLS; kill++) {
      await untilMore(2 * contest.members.length)
      await sleep(Math.random() * 50)
      await server.kill()
      await server.start()
    }
    await untilMore(2 * contest.members.length)
    isOver = true
    await Promise.all(sellers)

    const deals = await ledger()
    const ids = acknowledged.map((deal) => deal.id)
    expect(ids.length).toBeGreaterThan(KILLS * contest.members.length)
    expect(new Set(ids).size).toBe(ids.length)
    expect(deals.map((deal) => deal.id).sort()).toEqual([...ids].sort())
    // It was left alone five times in a row, and takes the socket again in its own time.
    await screen.until(((await screen.answer()) as { seq: number }).seq, { ...WAIT, timeout: 40_000 })
    await screen.mustAgreeWithServer()
    expect(screen.state.teams.reduce((sum, team) => sum + team.whole.deals, 0)).toBe(deals.length)
    const numbers = screen.arrived.map((event) => event.seq)
    expect(new Set(numbers).size).toBe(numbers.length)
    screen.close()
  }, 300_000)
})
