import { DataSource } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Screen, WAIT } from '#test/journal/live/screen'
import { aContest, aDeal, type Member } from '#test/support/a-contest'
import { onPostgres } from '#test/support/database'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const TOKEN = 'a-secret-of-sixteen'

describe('what a Prometheus reads', () => {
  let app: TestApp
  afterEach(() => app.stop())
  const start = async (metricsToken: string | null) => {
    app = await TestApp.start({ clock: new TestClock('2015-04-10T08:00:00+08:00'), config: { metricsToken } })
  }
  const read = async (token?: string) => {
    const reply = await fetch(`${app.url}/metrics`, token ? { headers: { authorization: `Bearer ${token}` } } : {})
    return { status: reply.status, text: await reply.text() }
  }
  const figure = (text: string, name: string) =>
    Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1])

  it('exists only when configured, and only for the token', async () => {
    await start(null)
    expect((await read(TOKEN)).status).toBe(404)
    await app.stop()

    await start(TOKEN)
    expect([(await read()).status, (await read('another-secret-19')).status]).toEqual([401, 401])
    expect((await read(TOKEN)).status).toBe(200)
  })

  it('counts what was done: requests, commits, screens, sendings, facts, failures', async () => {
    await start(TOKEN)
    const director = await app.setUp()
    const contest = await aContest(app, director)
    const { client } = contest.members[0] as Member
    const screen = await new Screen(client, contest.id).untilLive()
    const sell = () => client.post(`/contests/${contest.id}/deals`, aDeal(contest))
    const before = (await read(TOKEN)).text

    for (let n = 0; n < 3; n++) expectStatus(await sell(), 201)
    const head = screen.state.seq
    await vi.waitFor(() => expect(screen.state.teams[0]?.whole.deals).toBe(3), WAIT)

    const { text } = await read(TOKEN)
    const route =
      'dangxian_http_request_seconds_count{method="POST",route="/api/contests/:contestId/deals",status="201"}'
    expect(figure(text, route)).toBe(3)
    expect(figure(text, 'dangxian_commit_units_sum') - figure(before, 'dangxian_commit_units_sum')).toBe(3)
    expect(figure(text, 'dangxian_sockets')).toBe(1)
    expect(figure(text, 'dangxian_relay_lag_seconds_count')).toBeGreaterThan(0)
    expect(figure(text, 'dangxian_relay_window_seconds')).toBeGreaterThanOrEqual(0.01)
    expect(figure(text, `dangxian_journal_head{contest="${contest.id}"}`)).toBeGreaterThanOrEqual(head)
    expect(figure(text, 'dangxian_storage_trouble')).toBe(0)
    expect(text).toContain('process_cpu_seconds_total')

    if (!onPostgres) {
      ;(app.get(DataSource).driver as BetterSqlite3Driver).databaseConnection.pragma('query_only = on')
      expect((await sell()).status).toBe(503)
      const after = (await read(TOKEN)).text
      expect(figure(after, 'dangxian_storage_failures_total{cause="read_only"}')).toBe(1)
      expect(figure(after, 'dangxian_storage_trouble')).toBe(1)
    }
    screen.close()
  })
})
