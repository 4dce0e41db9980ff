import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeNotes } from '#server/platform/backups/backup-notes'
import type { PlainReader } from '#server/platform/database/plain-reader'
import { checkAddresses } from '#server/platform/doctor/checks/addresses.check'
import { checkBackups } from '#server/platform/doctor/checks/backups.check'
import { checkClock } from '#server/platform/doctor/checks/clock.check'
import type { Finding } from '#server/platform/doctor/finding'
import { readConfig } from '#server/platform/settings/config'
import { BackupFailure } from '#shared/platform/backups/contract'
import { freshFile } from '#test/support/database'

const NOW = new Date('2015-04-10T10:00:00+08:00')

/** In both languages, what is wrong in words of the room, and what to do about it. */
function mustHelp({ what, remedy }: Finding): void {
  for (const text of [what.zh, what.en, remedy?.zh, remedy?.en]) {
    expect(text).toBeTruthy()
    expect(text).not.toMatch(/disk_full|read_only|unreachable|relay|undefined|\d\dZ/)
  }
  expect([what.zh, remedy?.zh].join()).toMatch(/[一-鿿]/)
}

it('the doctor finds that no backup came last night, or that it failed, and says why in words', () => {
  const fresh = freshFile()
  onTestFinished(fresh.remove)
  const folder = join(dirname(fresh.databaseUrl), 'backups')
  mkdirSync(folder)
  const config = readConfig({ DATABASE_URL: fresh.databaseUrl })
  const copy = (time: string) => writeFileSync(join(folder, `test-daily-${time}.sqlite`), '')
  const wrongs = () => checkBackups(config, NOW).filter(({ state }) => state === 'wrong')

  expect(wrongs().map(({ what }) => what.en)).toEqual(['There is no backup'])
  copy('20150407T190000.000Z')
  expect(wrongs().map(({ what }) => what.zh)).toEqual(['最近的备份已是 55 小时前'])
  copy('20150408T190000.000Z')
  expect(wrongs()).toEqual([])
  for (const reason of BackupFailure.options) {
    writeNotes(join(folder, 'test-backups.json'), {
      checks: {},
      failure: { at: '2015-04-09T19:00:00.000Z', reason },
      lastRestore: null,
    })
    const [failed, ...others] = wrongs()
    expect(others).toEqual([])
    mustHelp(failed as Finding)
  }
})

const clockToldBy = (newest: string) => {
  const rows = (sql: string) =>
    (sql.includes('center') ? [{ name: '中心', timezone: 'Asia/Shanghai' }] : [{ at: newest }]).values()
  const reader = {
    rows: async function* (sql: string) {
      yield* rows(sql)
    },
  }
  return checkClock(reader as unknown as PlainReader, NOW)
}

it('the doctor finds a clock that was set back, in the time of the centre', async () => {
  const [right] = await clockToldBy('2015-04-10T02:00:30.000Z')
  const [behind] = await clockToldBy('2015-04-10T03:30:00.000Z')

  expect([right?.state, right?.what.zh]).toEqual(['ok', expect.stringContaining('2015-04-10 10:00')])
  expect([behind?.state, behind?.what.zh]).toEqual(['wrong', expect.stringMatching(/10:00.*11:30 慢 90 分钟/)])
  mustHelp(behind as Finding)
})

it('the doctor says of a clock that is far past the newest record that nothing is erased, and where to confirm it', async () => {
  const [ahead] = await clockToldBy('2013-12-10T02:00:00.000Z')
  const [quiet] = await clockToldBy('2015-03-12T02:00:00.000Z')

  expect([ahead?.state, quiet?.state]).toEqual(['note', 'ok'])
  expect(ahead?.what.zh).toMatch(/2015-04-10 10:00.*2013-12-10 10:00.*不清除/)
  expect([ahead?.remedy?.zh, ahead?.remedy?.en].join()).toMatch(/客户资料[\s\S]*Customers/)
  mustHelp(ahead as Finding)
})

it('the doctor says why a server takes no deals', async () => {
  let cause = ''
  const server = createServer((_, reply) => void reply.writeHead(503).end(JSON.stringify({ ok: false, cause })))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const port = String((server.address() as AddressInfo).port)

  for (cause of ['disk_full', 'read_only', 'unreachable', 'locked', 'database', 'relay']) {
    const finding = (await checkAddresses(readConfig({ PORT: port }), true)).at(-1) as Finding
    expect(finding.state).toBe('wrong')
    mustHelp(finding)
  }
})
