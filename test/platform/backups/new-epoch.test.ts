import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LiveSnapshot } from '#shared/live/protocol'
import { type AContest, aContest } from '#test/support/a-contest'
import { BuiltServer } from '#test/support/built-server'
import { TestApp } from '#test/support/test-app'

let built: BuiltServer
let app: TestApp
let contest: AContest
beforeAll(async () => {
  built = await BuiltServer.ready()
  app = await TestApp.start()
  contest = await aContest(app, await app.setUp())
})
afterAll(() => app.stop())

it('the command new-epoch makes every screen reload the whole contest', async () => {
  const { director } = contest
  const epoch = async () => (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body.epoch
  const before = await epoch()
  await app.close()

  const cli = built.start('cli', { DATABASE_URL: app.databaseUrl }, ['new-epoch'])

  expect([await cli.exit, cli.output]).toEqual([0, '1 contests have a new epoch\n'])
  await app.restart()
  Object.assign(director, { url: app.url })
  expect(await epoch()).not.toBe(before)
})
