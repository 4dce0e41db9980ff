import { describe, expect, it } from 'vitest'
import { gate, openFresh } from './open'

describe('units of one contest', () => {
  it('run one after the other, in the order they came', async () => {
    const { uow, put } = await openFresh()
    await uow.writeAsSystem(() => put('one'))

    const raise = () =>
      uow.writeContestAsSystem('one', async () => {
        const [row] = await uow.sql<{ seq: number }>`select "headSeq" as seq from contest where id = ${'one'}`
        await new Promise((resolve) => setImmediate(resolve))
        await uow.sql`update contest set "headSeq" = ${(row?.seq ?? 0) + 1} where id = ${'one'}`
        return (row?.seq ?? 0) + 1
      })

    const seen = await Promise.all(Array.from({ length: 20 }, raise))
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })
})

describe('32 callers of one contest on PostgreSQL', () => {
  it('hold one connection, so that an unrelated read still answers', async () => {
    const { uow, put, ids } = await openFresh()
    await uow.writeAsSystem(() => put('one'))
    const { open, opened } = gate()
    const started = gate()

    const callers = Array.from({ length: 32 }, () =>
      uow.writeContestAsSystem('one', async () => {
        started.open()
        await opened
      }),
    )
    await started.opened
    const busy = await uow.read(
      () => uow.sql<{ n: number }>`select count(*) as n from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()`,
    )
    expect(busy).toEqual([{ n: 1 }])
    expect(await ids()).toEqual(['one'])
    open()
    await Promise.all(callers)
  })

  it('wait for a unit of another server on the same contest, and not for one on another contest', async () => {
    const here = await openFresh()
    const there = await openFresh({ databaseUrl: here.databaseUrl })
    await here.uow.writeAsSystem(async () => {
      await here.put('one')
      await here.put('two')
    })
    const { open, opened } = gate()
    const started = gate()
    const order: string[] = []

    const first = here.uow.writeContestAsSystem('one', async () => {
      started.open()
      await opened
      order.push('here')
    })
    await started.opened
    const second = there.uow.writeContestAsSystem('one', async () => {
      order.push('there')
    })
    await there.uow.writeContestAsSystem('two', async () => {
      order.push('another contest')
    })
    open()
    await Promise.all([first, second])

    expect(order).toEqual(['another contest', 'here', 'there'])
  })
})
