import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DailyBackups } from '#server/platform/backups/daily-backups'
import type { BackupsView } from '#shared/platform/backups/contract'
import { addDays } from '#shared/platform/time/time'
import { backupWorker } from '#test/support/built-programs'
import { TestClock } from '#test/support/test-clock'
import { AShop, inside } from './a-shop'

describe('the backup of every night', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let workerFile: string
  let shop: AShop
  let folder: string
  beforeAll(async () => {
    workerFile = await backupWorker()
  })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    // Looked for when the test says so.
    shop = await AShop.open({ clock, workerFile, config: { hasDailyBackups: true } })
    folder = join(dirname(shop.file), 'backups')
    await shop.app.get(DailyBackups).runIfDue()
  })
  afterEach(() => shop.app.stop())
  const look = () => shop.app.get(DailyBackups).runIfDue()
  const page = async () => (await shop.contest.director.get<BackupsView>('/backups')).body
  const copies = async () => (await page()).backups.map(({ takenAt }) => takenAt)

  it('is made at once where there is none, then once each night after three, whole and checked', async () => {
    expect(await copies()).toEqual(['2015-04-10T02:00:00.000Z'])
    expect((await page()).nextAt).toBe('2015-04-10T19:00:00.000Z')
    await shop.sell()

    clock.set('2015-04-11T02:59:00+08:00')
    const early = await look()
    clock.set('2015-04-11T03:00:00+08:00')
    const due = await look()
    const again = await look()

    expect([early, due, again]).toEqual([false, true, false])
    expect((await page()).backups).toMatchObject([
      { takenAt: '2015-04-10T19:00:00.000Z', kind: 'daily', check: 'ok' },
      { takenAt: '2015-04-10T02:00:00.000Z', kind: 'daily', check: 'ok' },
    ])
    const newest = join(folder, (await page()).backups[0]?.name ?? '')
    expect(inside(newest, (db) => db.prepare('select count(*) from deal').pluck().get())).toBe(1)
  })

  it('goes when a newer one takes its place, and no other file with it', async () => {
    for (let n = 1; n < 60; n++) {
      const day = addDays('2015-04-09', -n).replaceAll('-', '')
      writeFileSync(join(folder, `test-daily-${day}T190000.000Z.sqlite`), '')
    }
    writeFileSync(join(folder, 'test-manual-20150301T190000.000Z.sqlite'), '')
    writeFileSync(join(folder, 'other-daily-20150301T190000.000Z.sqlite'), '')

    clock.set('2015-04-11T03:00:00+08:00')
    await look()

    const left = readdirSync(folder)
    expect(left.filter((name) => name.startsWith('test-daily'))).toHaveLength(7 + 4)
    expect(left).toContain('test-manual-20150301T190000.000Z.sqlite')
    expect(left).toContain('other-daily-20150301T190000.000Z.sqlite')
  })

  it('that cannot be written is reported on the page, tried again an hour later, and forgotten when it succeeds', async () => {
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file where the folder should be')
    clock.set('2015-04-11T03:00:00+08:00')

    const failed = await look()
    expect((await page()).failure).toEqual({ at: '2015-04-10T19:00:00.000Z', reason: 'read_only' })
    rmSync(folder)
    clock.set('2015-04-11T03:59:00+08:00')
    const soon = await look()
    clock.set('2015-04-11T04:01:00+08:00')
    const later = await look()

    expect([failed, soon, later]).toEqual([false, false, true])
    expect(await page()).toMatchObject({ failure: null, backups: [{ takenAt: '2015-04-10T20:01:00.000Z' }] })
  })

  it('is not made a second time because the clock was set back', async () => {
    clock.set('2015-04-09T10:00:00+08:00')

    expect(await look()).toBe(false)
    expect(await copies()).toHaveLength(1)
  })

  it('goes on night by night after a day on which the clock was far ahead, which removes no earlier copy', async () => {
    clock.set('2016-08-10T10:00:00+08:00')
    await look()
    clock.set('2015-04-11T03:00:00+08:00')
    const due = await look()
    const again = await look()
    clock.set('2015-04-12T03:00:00+08:00')

    expect([due, again, await look()]).toEqual([true, false, true])
    expect(await copies()).toEqual([
      '2016-08-10T02:00:00.000Z',
      '2015-04-11T19:00:00.000Z',
      '2015-04-10T19:00:00.000Z',
      '2015-04-10T02:00:00.000Z',
    ])
  })

  it('leaves nothing behind when the server is killed in the middle of a copy or a restore', async () => {
    const parts = [
      join(folder, 'test-daily-20150411T190000.000Z.sqlite.unfinished'),
      join(folder, 'test-daily-20150411T190000.000Z.sqlite.unfinished-journal'),
      ...['', '-wal', '.unfinished', '.unfinished-journal'].map((end) => `${shop.file}.restoring${end}`),
      `${shop.file}.before-migration-20150411T190000.000Z.db.unfinished`,
    ]
    await shop.app.close()
    mkdirSync(folder, { recursive: true })
    for (const part of parts) writeFileSync(part, 'half')
    writeFileSync(`${shop.file}.before-migration-20150411T190000.000Z.db`, 'kept')

    await shop.restart()

    const left = [...readdirSync(folder), ...readdirSync(dirname(shop.file))]
    expect(left.filter((name) => /restoring|unfinished/.test(name))).toEqual([])
    expect(left).toContain('test.db.before-migration-20150411T190000.000Z.db')
  })
})
