import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { DataSource } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { StorageFailed } from '#server/platform/database/unit-of-work'
import { describeOnSqlite } from '#test/support/database'
import { fillDisk, mountSmallDisk } from '#test/support/small-disk'
import { gate, openFresh } from './open'
import { Contest } from './tables'

const reasonOf = (told: PromiseSettledResult<unknown>) => (told.status === 'rejected' ? told.reason : undefined)

/** A constraint that both databases look at only when COMMIT comes. */
const lateConstraint = `create table late(id varchar(36) primary key,
  "contestId" varchar(36) not null references contest(id) deferrable initially deferred)`

describe('when COMMIT fails', () => {
  it('the caller learns that nothing was stored, and no hook runs', async () => {
    const { uow, put, ids } = await openFresh()
    await uow.writeAsSystem(() => uow.manager.query(lateConstraint))
    const hook = vi.fn()

    const told = await Promise.allSettled([
      uow.writeContestAsSystem('one', async () => {
        uow.afterCommit(hook)
        await put('a')
        await uow.sql`insert into late(id, "contestId") values(${'l'}, ${'nobody'})`
      }),
    ])

    expect(told.map(reasonOf)).toEqual([expect.any(StorageFailed)])
    expect(hook).not.toHaveBeenCalled()
    await uow.writeAsSystem(() => put('b'))
    expect(await ids()).toEqual(['b'])
  })
})

/** However slow the machine is, what is sent together is committed together. */
const oneGroup = { limits: { groupMs: 60_000 } }

describeOnSqlite('a group on SQLite that is not stored', () => {
  it('answers everybody in it alike when COMMIT fails', async () => {
    const { uow, put, ids } = await openFresh(oneGroup)
    await uow.writeAsSystem(() => uow.manager.query(lateConstraint))
    const hook = vi.fn()
    const withHook = (id: string) =>
      uow.writeAsSystem(async () => {
        uow.afterCommit(hook)
        await put(id)
      })

    const told = await Promise.allSettled([
      withHook('a'),
      uow.writeAsSystem(() => uow.sql`insert into late(id, "contestId") values(${'l'}, ${'nobody'})`),
      withHook('b'),
    ])

    expect(told.map(reasonOf)).toEqual(Array(3).fill(expect.any(StorageFailed)))
    expect(hook).not.toHaveBeenCalled()
    expect(await ids()).toEqual([])
  })

  it('is reported to all callers when SQLite drops the transaction inside a unit that hides it', async () => {
    const { uow, put, ids } = await openFresh(oneGroup)
    const trigger = "create trigger nope before update on contest begin select raise(rollback, 'append only'); end"
    await uow.writeAsSystem(() => uow.manager.query(trigger))
    const hook = vi.fn()

    const told = await Promise.allSettled([
      uow.writeAsSystem(async () => {
        uow.afterCommit(hook)
        await put('a')
      }),
      uow.writeAsSystem(async () => {
        await put('b')
        await uow.manager.update(Contest, { id: 'b' }, { name: 'x' }).catch(() => {})
        await put('b2')
      }),
      uow.writeAsSystem(() => put('c')),
    ])

    expect(told.map((one) => one.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(told.slice(0, 2).map(reasonOf)).toEqual(Array(2).fill(expect.any(StorageFailed)))
    expect(hook).not.toHaveBeenCalled()
    expect(await ids()).toEqual(['c'])
  })

  it('does not tell a refusal that rests on a neighbour that was not stored', async () => {
    const { uow, put } = await openFresh(oneGroup)
    const trigger = "create trigger nope before update on contest begin select raise(rollback, 'x'); end"
    await uow.writeAsSystem(() => uow.manager.query(trigger))

    const told = await Promise.allSettled([
      uow.writeAsSystem(() => put('withdrawal')),
      uow.writeAsSystem(async () => {
        if (await uow.manager.existsBy(Contest, { id: 'withdrawal' })) throw new Error('already withdrawn')
      }),
      uow.writeAsSystem(() => uow.manager.update(Contest, { id: 'withdrawal' }, { name: 'x' })),
    ])

    expect(told.map(reasonOf)).toEqual(Array(3).fill(expect.any(StorageFailed)))
  })

  it('is reported to all callers when the file may not grow, and recording goes on when it may again', async () => {
    const { uow, dataSource, put, ids } = await openFresh(oneGroup)
    const db = nativeOf(dataSource)
    const hook = vi.fn()

    db.pragma('max_page_count = 1') // SQLite takes the present size instead
    const told = await Promise.allSettled([
      uow.writeAsSystem(async () => {
        uow.afterCommit(hook)
        await put('a')
      }),
      uow.writeAsSystem(() => put('b', 'x'.repeat(500_000))),
      uow.writeAsSystem(() => put('c')),
    ])
    db.pragma('max_page_count = 1000000')

    const failed = told.filter((one) => one.status === 'rejected')
    expect(failed.length).toBeGreaterThan(0)
    expect(failed.map(reasonOf)).toEqual(failed.map(() => expect.any(StorageFailed)))
    expect(hook).toHaveBeenCalledTimes(told[0]?.status === 'fulfilled' ? 1 : 0)
    await uow.writeAsSystem(() => put('d'))
    const kept = told.flatMap((one, index) => (one.status === 'fulfilled' ? ['a', 'b', 'c'][index] : []))
    expect(await ids()).toEqual([...kept, 'd'])
  })

  it('is reported to all callers when the disk is full', async ({ skip }) => {
    const folder = mountSmallDisk()
    if (!folder) return skip('mounting a small disk is not permitted here')
    const { uow, put, ids, close } = await openFresh({ ...oneGroup, databaseUrl: join(folder, 'full.db') })
    const hook = vi.fn()

    const told = await Promise.allSettled([
      uow.writeAsSystem(async () => {
        uow.afterCommit(hook)
        await put('a')
      }),
      uow.writeAsSystem(() => put('b', 'x'.repeat(1_500_000))),
      uow.writeAsSystem(() => put('c')),
    ])

    expect(told.map(reasonOf)).toEqual(Array(3).fill(expect.any(StorageFailed)))
    expect(hook).not.toHaveBeenCalled()
    await uow.writeAsSystem(() => put('d'))
    expect(await ids()).toEqual(['d'])
    await close()
  })

  it('ends the process when the disk itself fails, after everybody was answered', async () => {
    const order: string[] = []
    const fatal = gate()
    const onFatal = () => {
      order.push('fatal')
      fatal.open()
    }
    const { uow, dataSource, put } = await openFresh({ ...oneGroup, onFatal })
    nativeOf(dataSource).function('broken_disk', () => {
      throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' })
    })
    const toldAs = (answer: Promise<unknown>) =>
      answer.catch((error: unknown) => order.push(error instanceof StorageFailed ? 'answered' : String(error)))

    await Promise.all([
      toldAs(uow.writeAsSystem(() => put('a'))),
      toldAs(uow.writeAsSystem(() => uow.sql`select broken_disk()`)),
      toldAs(uow.writeAsSystem(() => put('b'))),
    ])
    await fatal.opened

    expect(order).toEqual(['answered', 'answered', 'answered', 'fatal'])
    await expect(uow.writeAsSystem(() => put('c'))).rejects.toThrow('disk failed')
  })
})

/** Everything below is one disk or one file that can be read but not written to. */
describeOnSqlite('a database that may not be written to', () => {
  it('says so with every unit, stays alive, answers reads, and stores again when it may', async () => {
    const onFatal = vi.fn()
    const log = vi.fn()
    const { uow, dataSource, put, ids } = await openFresh({ ...oneGroup, onFatal, log })
    await uow.writeAsSystem(() => put('a'))
    nativeOf(dataSource).pragma('query_only = on')

    const told = await Promise.allSettled([
      uow.writeAsSystem(() => put('b')),
      uow.writeAsSystem(() => put('c')),
      uow.writeAsSystem(() => put('d')),
    ])
    const later = await Promise.allSettled([uow.writeAsSystem(() => put('e'))])

    expect([...told, ...later].map((one) => (reasonOf(one) as StorageFailed).trouble)).toEqual(
      Array(4).fill('read_only'),
    )
    expect(uow.trouble).toMatchObject({ cause: 'read_only' })
    expect(await ids()).toEqual(['a'])
    expect(log.mock.calls.filter(([, error]) => error)).toHaveLength(1)

    nativeOf(dataSource).pragma('query_only = off')
    await uow.writeAsSystem(() => put('f'))

    expect(uow.trouble).toBeUndefined()
    expect(await ids()).toEqual(['a', 'f'])
    expect(onFatal).not.toHaveBeenCalled()
  })

  it('is a full disk where the disk takes no longer file, and no reason to end the process', async () => {
    const onFatal = vi.fn()
    const { uow, put, ids, databaseUrl } = await openFresh({ ...oneGroup, onFatal })
    await uow.writeAsSystem(() => put('a'))
    const unlimited = limitFiles(statSync(`${databaseUrl}-wal`).size + 4_096)
    const told = await Promise.allSettled([uow.writeAsSystem(() => put('b', 'x'.repeat(300_000)))])
    unlimited()
    await uow.writeAsSystem(() => put('c'))

    expect(told.map((one) => (reasonOf(one) as StorageFailed).trouble)).toEqual(['disk_full'])
    expect(await ids()).toEqual(['a', 'c'])
    expect(onFatal).not.toHaveBeenCalled()
  })

  it('is not believed to be well because of a unit that changes nothing', async ({ skip }) => {
    const folder = mountSmallDisk()
    if (!folder) return skip('mounting a small disk is not permitted here')
    const { uow, put, close } = await openFresh({ ...oneGroup, databaseUrl: join(folder, 'full.db') })
    const giveBack = fillDisk(folder)
    const full = await Promise.allSettled([uow.writeAsSystem(() => put('a', 'x'.repeat(300_000)))])

    const idle = await Promise.allSettled([uow.writeAsSystem(async () => 'nothing')])

    expect([...full, ...idle].map((one) => (reasonOf(one) as StorageFailed)?.trouble)).toEqual([
      'disk_full',
      'disk_full',
    ])
    expect(uow.trouble).toMatchObject({ cause: 'disk_full' })
    giveBack()
    await uow.proveWritable()
    expect(uow.trouble).toBeUndefined()
    await close()
  })
})

/** Lets this process write no file beyond so many bytes (EFBIG), until the function that it returns is called. */
function limitFiles(bytes: number): () => void {
  const limit = (soft: string) => void execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:`])
  const lift = () => limit('unlimited')
  onTestFinished(lift)
  limit(String(bytes))
  return lift
}

const nativeOf = (dataSource: DataSource) => (dataSource.driver as BetterSqlite3Driver).databaseConnection as Database
