import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { verify } from '#server/ledger/verify/verify'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { BuiltServer, type Running } from '#test/support/built-server'
import { Client } from '#test/support/client'
import { type FreshDatabase, freshDatabase } from '#test/support/database'
import { freePort } from '#test/support/free-port'
import { aLogin, expectStatus, PASSWORD, type TestApp } from '#test/support/test-app'

interface Service {
  profiles?: string[]
  build?: string
  environment?: Record<string, string | null>
}

/** The servers of the profile, in the order of the file; each is a process here instead of a container. */
const compose = parse(readFileSync('compose.yml', 'utf8'), { merge: true }) as { services: Record<string, Service> }
const servers = Object.values(compose.services).filter(
  ({ build, profiles }) => build !== undefined && profiles?.includes('postgres'),
)

describe('the servers of the profile postgres, as processes', () => {
  const origin = 'http://localhost'
  let database: FreshDatabase
  const running: { process: Running; url: string }[] = []
  beforeAll(async () => {
    database = await freshDatabase()
    const built = await BuiltServer.ready()
    for (const { environment = {} } of servers) {
      const port = String(await freePort())
      const own = { ...given(environment), DATABASE_URL: database.databaseUrl, HOST: '127.0.0.1', PORT: port }
      const process = built.start('main', own)
      running.push({ process, url: `http://127.0.0.1:${port}` })
      await process.says(/Open /)
    }
  }, 60_000)
  afterAll(async () => {
    for (const { process } of running) process.child.kill('SIGKILL')
    await Promise.all(running.map(({ process }) => process.exit))
    await database.remove()
  })

  /** What compose passes on: values with their defaults, and nothing for what the shell does not set. */
  function given(environment: Record<string, string | null>): Record<string, string> {
    const set = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== null)
    return Object.fromEntries(set.map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')]))
  }

  it('are two, and lose and double no sale when one of them is stopped while people sell on both', {
    timeout: 60_000,
  }, async () => {
    expect(running).toHaveLength(2)
    const [first, second] = running as [(typeof running)[0], (typeof running)[0]]
    const director = new Client(first.url, origin)
    const setup = { centerName: '中心', timezone: 'Asia/Shanghai', name: '王主任', login: aLogin(), password: PASSWORD }
    expectStatus(await director.post('/setup', setup), 201)
    const contest = await contestOf(director, first.url)
    const sales = contest.members.flatMap(({ client }) =>
      Array.from({ length: 12 }, () => ({ client, requestId: randomUUID() })),
    )

    const recorded = await Promise.all(
      sales.map(async ({ client, requestId }, index) => {
        if (index === Math.floor(sales.length / 2)) first.process.child.kill('SIGTERM')
        await sleep(index * 5)
        return surely(client, contest, requestId, [first.url, second.url])
      }),
    )

    expect(await first.process.exit).toBe(0)
    expect(new Set(recorded.map(({ id }) => id)).size).toBe(sales.length)
    const left = at(second.url, director)
    const { body } = await left.get<{ teams: { whole: { deals: number } }[] }>(`/contests/${contest.id}/live`)
    expect(body.teams.reduce((sum, { whole }) => sum + whole.deals, 0)).toBe(sales.length)
    expect(await verify(database.databaseUrl)).toMatchObject({ ok: true })
  })

  async function contestOf(director: Client, url: string): Promise<AContest> {
    const signedIn = async (login: string, password: string) => {
      const client = new Client(url, origin)
      expectStatus(await client.signIn(login, password), 200)
      return client
    }
    const today = new Date().toISOString().slice(0, 10)
    const draft = { startsOn: '2015-04-01', endsOn: `${Number(today.slice(0, 4)) + 1}-12-31` }
    return aContest({ signedIn } as unknown as TestApp, director, { perTeam: 2, draft })
  }

  /** The same browser, which another server answers. */
  function at(url: string, { cookie }: Client): Client {
    const moved = new Client(url, origin)
    moved.headers.cookie = cookie
    return moved
  }

  /** As a phone behind the proxy: sends the sale until it is answered, to whichever server takes it. */
  async function surely(
    client: Client,
    { id, g3 }: AContest,
    requestId: string,
    urls: string[],
  ): Promise<RecordedDeal> {
    for (let attempt = 0; ; attempt++) {
      const url = urls[attempt % urls.length] as string
      const sale = aDeal({ g3 } as AContest, { requestId })
      const { businessDate: _, ...today } = sale as Record<string, unknown>
      const reply = await at(url, client)
        .post<RecordedDeal>(`/contests/${id}/deals`, today)
        .catch(() => undefined)
      if (reply?.status === 201) return reply.body
      if (reply && reply.status < 500) throw new Error(`Refused: ${JSON.stringify(reply.body)}`)
      await sleep(20)
    }
  }
})
