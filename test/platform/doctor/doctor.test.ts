import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkNode } from '#server/platform/doctor/doctor'
import { aContest, aDeal, type Member } from '#test/support/a-contest'
import { BuiltServer } from '#test/support/built-server'
import { onPostgres } from '#test/support/database'
import { expectStatus, TestApp } from '#test/support/test-app'

describe('the doctor', { timeout: 60_000 }, () => {
  let built: BuiltServer
  let app: TestApp
  beforeAll(async () => {
    built = await BuiltServer.ready()
    app = await TestApp.start()
    const contest = await aContest(app, await app.setUp(), { draft: { startsOn: '2015-04-01', endsOn: '2099-06-30' } })
    const { client } = contest.members[0] as Member
    const today = new Date().toISOString().slice(0, 10)
    expectStatus(await client.post(`/contests/${contest.id}/deals`, aDeal(contest, { businessDate: today })), 201)
  })
  afterAll(async () => {
    await app.stop()
  })
  const examine = async (env: Record<string, string> = {}, args: string[] = []) => {
    const own = { DATABASE_URL: app.databaseUrl, PUBLIC_URL: app.url, DAILY_BACKUPS: 'false', ...env }
    const run = built.start('cli', own, ['doctor', ...args])
    return { code: await run.exit, said: run.output }
  }

  it('finds nothing wrong with a healthy server', async () => {
    const { code, said } = await examine()

    expect([code, said]).toEqual([0, expect.stringContaining(`${app.url} answers and takes deals`)])
    expect(said).toMatch(/✓ The ledger adds up: 1 entries in 1 contests/)
    expect(said).not.toContain('✗')
    if (onPostgres) expect(said).toContain('pg_dump')
  })

  it('speaks the language that is asked for, or that of the terminal', async () => {
    expect((await examine({ LANG: 'zh_CN.UTF-8' })).said).toContain('台账核对一致')
    expect((await examine({ LANG: 'zh_CN.UTF-8' }, ['--lang', 'en'])).said).toContain('The ledger adds up')
    expect((await examine({}, ['--lang', 'zh'])).said).toContain('台账核对一致')
  })

  it('finds an address that no phone can open, and one where nothing answers', async () => {
    const local = await examine({ HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:9' })

    expect(local.code).toBe(1)
    expect(local.said).toMatch(
      /✗ PUBLIC_URL is http:\/\/127\.0\.0\.1:9, which no phone can open\n {4}→ Set one that phones can open/,
    )
    expect(local.said).toContain(onPostgres ? '· Nothing answers at' : '✗ The server runs, but nothing answers at')
  })

  it('finds a Node.js that is too old', () => {
    expect([checkNode('20.18.3').state, checkNode('18.20.0').state, checkNode('20.19.0').state]).toEqual([
      'wrong',
      'wrong',
      'ok',
    ])
  })
})
