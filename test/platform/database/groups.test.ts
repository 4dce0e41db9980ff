import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { StorageFailed } from '#server/platform/database/unit-of-work'
import { describeOnPostgres } from '#test/support/database'
import { gate, openFresh } from './open'

/** However slow the machine is, what waits together is committed together. */
const oneGroup = { limits: { groupMs: 60_000 } }

/** Units of one contest that wait while another unit of it is under way. */
async function openWithGroup() {
  const opened = await openFresh(oneGroup)
  const { uow, put } = opened
  await uow.writeAsSystem(() => put('one'))
  const together = async <T>(works: (() => Promise<T>)[]) => {
    const { open, opened: isOpen } = gate()
    const first = uow.writeContestAsSystem('one', () => isOpen)
    const told = works.map((work) => uow.writeContestAsSystem('one', work))
    const settled = Promise.allSettled(told)
    setImmediate(open)
    await first.catch(() => {})
    return settled
  }
  return { ...opened, together }
}

const statusOf = (told: PromiseSettledResult<unknown>[]) => told.map(({ status }) => status)
const reasonsOf = (told: PromiseSettledResult<unknown>[]) =>
  told.map((one) => (one.status === 'rejected' ? one.reason : undefined))

describe('units of one contest that wait together', () => {
  it('share one commit', async () => {
    const { uow, put, ids, together } = await openWithGroup()
    const { groups, units } = uow.stats

    await together(['a', 'b', 'c', 'd'].map((id) => () => put(id)))

    expect(uow.stats).toMatchObject({ groups: groups + 1, units: units + 5 })
    expect(await ids()).toEqual(['a', 'b', 'c', 'd', 'one'])
  })

  it('see what those before them wrote, and roll back alone', async () => {
    const { ids, put, uow, together } = await openWithGroup()

    const told = await together([
      () => put('a'),
      async () => {
        await put('b')
        throw new Error('no')
      },
      () => put('a'),
      async () => {
        expect(await uow.sql`select "id" from contest where "id" in ('a', 'b')`).toEqual([{ id: 'a' }])
        await put('c')
      },
    ])

    expect(statusOf(told)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(await ids()).toEqual(['a', 'c', 'one'])
  })

  it('answer for a statement that one of them left behind, and only that one', async () => {
    const { uow, put, ids, together } = await openWithGroup()

    const told = await together([
      () => put('a'),
      async () => {
        await put('b')
        uow.sql`insert into contest("id") values (${'a'})`.catch(() => {})
      },
      () => put('c'),
    ])

    expect(statusOf(told)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await ids()).toEqual(['a', 'c', 'one'])
  })

  it('are refused alike when COMMIT fails, refusals too, and no hook runs', async () => {
    const { uow, put, ids, together } = await openWithGroup()
    await uow.writeAsSystem(() =>
      uow.manager.query(`create table late(id varchar(36) primary key,
        "contestId" varchar(36) not null references contest(id) deferrable initially deferred)`),
    )
    const hook = vi.fn()

    const told = await together([
      async () => {
        uow.afterCommit(hook)
        await put('a')
      },
      () => Promise.reject(new Error('it rests on a')),
      async () => {
        await uow.sql`insert into late(id, "contestId") values(${'l'}, ${'nobody'})`
      },
    ])

    expect(reasonsOf(told)).toEqual(Array(3).fill(expect.any(StorageFailed)))
    expect(hook).not.toHaveBeenCalled()
    await uow.writeContestAsSystem('one', () => put('b'))
    expect(await ids()).toEqual(['b', 'one'])
  })
})

describeOnPostgres('a group whose connection is lost', () => {
  it('is refused as a whole, stores nothing, and lets the next group go on', async () => {
    const { databaseUrl, put, ids, together, uow } = await openWithGroup()
    const other = await openFresh({ databaseUrl })

    const told = await together([
      () => put('a'),
      () => Promise.reject(new Error('it rests on a')),
      async () => {
        const [{ pid } = { pid: 0 }] = await uow.sql<{ pid: number }>`select pg_backend_pid() as pid`
        await other.uow.writeAsSystem(() => other.uow.sql`select pg_terminate_backend(${pid})`)
        await delay(20)
        await put('b')
      },
    ])

    expect(reasonsOf(told)).toEqual(Array(3).fill(expect.any(StorageFailed)))
    await uow.writeContestAsSystem('one', () => put('c'))
    expect(await ids()).toEqual(['c', 'one'])
  })

  it('with a statement that does not come back lets the next group go on', async () => {
    const { uow, put, ids } = await openFresh({ limits: { groupMs: 60_000, unitMs: 200 } })
    const stuck = uow.writeContestAsSystem('one', () => uow.sql`select pg_sleep(30)`)
    const neighbour = uow.writeContestAsSystem('one', () => put('a'))

    await expect(stuck).rejects.toThrow(StorageFailed)
    await neighbour
    expect(await ids()).toEqual(['a'])
  })
})
