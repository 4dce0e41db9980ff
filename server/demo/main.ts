import 'reflect-metadata'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '#server/app'
import { Browser } from '#server/demo/browser'
import { check, isAsKnown } from '#server/demo/check'
import { DemoClock } from '#server/demo/demo-clock'
import { at, openContest, settle, setUp } from '#server/demo/demo-contest'
import { CAST, DIRECTOR, PASSWORD } from '#server/demo/demo-data'
import { readOptions } from '#server/demo/options'
import { Progress } from '#server/demo/progress'
import { nameBenchmarks, prepareSeason, replayDay } from '#server/demo/ritual'
import { SEASON, season2015 } from '#server/demo/season'
import { temporaryFolder } from '#server/demo/temporary-folder'
import { keepSelling, openToday } from '#server/demo/today'
import { freePort } from '#server/platform/sample/free-port'
import { readConfig } from '#server/platform/settings/config'
import type { ReadySample } from '#shared/platform/sample/contract'
import { addDays } from '#shared/platform/time/time'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'

const startedAt = performance.now()
const { isCheck, isSample, env } = readOptions(process.argv.slice(2), process.env)
const folder = temporaryFolder()
const given = readConfig(env)
const port = await freePort(given.host, isCheck ? 0 : given.port)
const config = {
  ...readConfig({ ...env, PORT: String(port), DATABASE_URL: join(folder, 'demo.sqlite') }),
  logLevel: 'error' as const,
  hasRateLimits: false,
  hasDailyBackups: false,
  asksSetupCode: false,
  cookieMark: isSample ? '_sample' : '',
}
const clock = new DemoClock()
clock.set(at(SEASON.startsOn, '08:00'))
const app = await createApp({ config, clock })
const url = await app.listen()
const newBrowser = () => new Browser(url, config.publicUrl)
const stopping = new AbortController()
let isReady = false
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, stop)

try {
  process.exitCode = await play()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  // Sockets of browsers that are still open would keep the process alive.
  process.exit()
}

/** Before it is ready, what is under way is left: all of it is temporary. */
function stop(): void {
  stopping.abort()
  if (isReady) return
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}

async function play(): Promise<number> {
  const days = season2015()
  const progress = new Progress(days.length)
  const director = await setUp(newBrowser)
  const season = await openContest(director, newBrowser, {
    name: '沃马当先',
    ...SEASON,
    workWeek: '12345',
    listOn: '2015-05-12',
  })
  await prepareSeason(season)
  for (const day of days) {
    progress.show(day.day)
    await replayDay(season, clock, day)
  }
  // 公示期: what came out after the last day, and then the final result.
  clock.set(at(addDays(SEASON.endsOn, 2), '10:00'))
  await settle(season, addDays(SEASON.endsOn, 2))
  await nameBenchmarks(season)
  await director.post(`/contests/${season.contestId}/close`)
  progress.end()
  const result = await check(season, { url, origin: config.publicUrl, databaseUrl: config.databaseUrl }, startedAt)
  if (isCheck) console.log(JSON.stringify(result))
  if (!isAsKnown(result)) {
    console.error('The season did not end with its known figures:', result)
    return 1
  }
  if (!isCheck)
    await stayUp(
      director,
      season.members.map((member) => member.browser),
    )
  return 0
}

async function stayUp(director: Browser, browsers: Browser[]): Promise<void> {
  const demo = await openToday(director, browsers, clock)
  const tv = await director.post<NewDisplay>(`/contests/${demo.contestId}/displays`, { name: '演示大屏' })
  // A demo is looked at in the evening too.
  const settings = { ...DEFAULT_SETTINGS, dark: null }
  await director.put(`/contests/${demo.contestId}/displays/${tv.display.id}/settings`, settings)
  isReady = true
  const member = CAST[0]?.login ?? ''
  process.send?.({ url: config.publicUrl, director: DIRECTOR.login, member, password: PASSWORD } satisfies ReadySample)
  console.log(`
  沃马当先 is over: 3G 296, 宽带 90, 严萍 117. 今日演示赛 is under way: a few invented sales a minute.

  Open      ${config.publicUrl}
  Director  ${DIRECTOR.login} / ${PASSWORD}
  Member    ${CAST[0]?.login} / ${PASSWORD}   (or ${CAST.slice(1, 4)
    .map((member) => member.login)
    .join(', ')} …)
  TV        ${tv.url}

  Everything is in a temporary folder and goes when you press Ctrl-C.
`)
  await keepSelling(demo, stopping.signal)
}
