import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, it, vi } from 'vitest'
import { isUniqueViolation, StorageFailed } from '#server/platform/database/unit-of-work'
import { gate, openFresh } from './open'
import { aContest, Contest } from './tables'

describe('a unit of work', () => {
  it('keeps exactly the acknowledged one of two interleaved writes', async () => {
    const { uow, put, ids } = await openFresh()
    const { open, opened } = gate()

    const lost = uow.writeAsSystem(async () => {
      await put('lost')
      await opened
      throw new Error('no')
    })
    const kept = uow.writeAsSystem(async () => {
      open()
      await put('kept')
    })
    if (!uow.isPostgres) setImmediate(open) // SQLite runs one write after the other
    const told = await Promise.allSettled([lost, kept])

    expect(told.map((one) => one.status)).toEqual(['rejected', 'fulfilled'])
    expect(await ids()).toEqual(['kept'])
  })

  it('that fails hurts no neighbour that is committed with it', async () => {
    const { uow, put, ids } = await openFresh()

    const told = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) =>
        uow.writeAsSystem(async () => {
          await put(`c${n}`)
          if (n % 2 === 0) throw new Error('no')
          if (n === 5) await uow.sql`insert into contest(id) values(${'c1'})`
        }),
      ),
    )

    expect(told.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'rejected'])
    expect(await ids()).toEqual(['c1', 'c3'])
  })

  it('refuses a save outside, and after it is over, also through what it left behind', async () => {
    const { uow, dataSource, put, ids } = await openFresh()
    const { open, opened } = gate()
    let late: Promise<unknown> = Promise.resolve()
    let later: Promise<unknown> = Promise.resolve()

    await uow.writeAsSystem(async () => {
      const { manager } = uow
      late = opened.then(() => put('late'))
      later = opened.then(() => manager.insert(Contest, aContest('later')))
      late.catch(() => {})
      later.catch(() => {})
    })
    open()

    await expect(late).rejects.toThrow('outside read() or write()')
    await expect(later).rejects.toThrow()
    await expect(put('x')).rejects.toThrow('outside read() or write()')
    await expect(uow.sql`select 1`).rejects.toThrow('outside read() or write()')
    await expect((async () => dataSource.getRepository(Contest).save(aContest('x')))()).rejects.toThrow('outside')
    expect(() => uow.afterCommit(() => {})).toThrow('outside')
    expect(await ids()).toEqual([])
  })

  it('never lets a query that was left behind land in a neighbour', async () => {
    const { uow, put, ids } = await openFresh()
    const { open, opened } = gate()
    let late: Promise<unknown> = Promise.resolve()

    const first = uow.writeAsSystem(async () => {
      const { manager } = uow
      late = opened.then(() => manager.update(Contest, { id: 'neighbour' }, { name: 'late' }))
      late.catch(() => {})
    })
    const neighbour = uow.writeAsSystem(async () => {
      await put('neighbour', 'kept')
      open()
      await late.catch(() => {})
    })
    await Promise.all([first, neighbour])

    await expect(late).rejects.toThrow()
    expect(await uow.read(() => uow.sql`select name from contest`)).toEqual([{ name: 'kept' }])
    expect(await ids()).toEqual(['neighbour'])
  })

  it('covers the repositories of the data source, and opens no transaction of TypeORM', async () => {
    const { uow, dataSource, put, ids } = await openFresh()
    const contests = dataSource.getRepository(Contest)

    await uow.writeAsSystem(() => contests.save(aContest('saved')))
    const lost = uow.writeAsSystem(async () => {
      await contests.save(aContest('lost'))
      throw new Error('no')
    })

    await expect(lost).rejects.toThrow('no')
    await expect(uow.writeAsSystem(() => uow.manager.transaction(() => put('x')))).rejects.toThrow(
      'unit is the transaction',
    )
    expect(await ids()).toEqual(['saved'])
  })

  it('runs its hooks only after the commit, in order, and they already see it', async () => {
    const { uow, put, ids } = await openFresh()
    const order: string[] = []
    let seen: Promise<string[]> | undefined

    const units = ['a', 'b', 'lost', 'c'].map((id) =>
      uow.writeContestAsSystem('one', async () => {
        uow.afterCommit(() => {
          order.push(id)
          seen ??= ids()
        })
        await put(id)
        expect(order).not.toContain(id)
        if (id === 'lost') throw new Error('no')
      }),
    )
    await Promise.allSettled(units)

    expect(order).toEqual(['a', 'b', 'c'])
    expect(await seen).toContain('a')
  })

  it('goes on when a hook fails, and says so in the log', async () => {
    const log = vi.fn()
    const { uow, put, ids } = await openFresh({ log })

    await uow.writeAsSystem(async () => {
      uow.afterCommit(() => {
        throw new Error('hook')
      })
      await put('a')
    })

    expect(log).toHaveBeenCalledWith(expect.any(String), expect.objectContaining({ message: 'hook' }))
    expect(await ids()).toEqual(['a'])
  })

  it('that never ends is given up, leaves no rows, and lets the others go on', async () => {
    const { uow, put, ids } = await openFresh({ limits: { unitMs: 100 } })
    const { open, opened } = gate()
    let late: Promise<unknown> = Promise.resolve()

    const stuck = uow.writeContestAsSystem('one', async () => {
      await put('stuck')
      late = opened.then(() => put('late'))
      late.catch(() => {})
      await late
    })
    const next = uow.writeContestAsSystem('one', () => put('next'))

    await expect(stuck).rejects.toThrow(StorageFailed)
    await next
    open()
    await expect(late).rejects.toThrow('outside')
    expect(await ids()).toEqual(['next'])
  })

  it('cannot hide that a statement failed', async () => {
    const { uow, put, ids } = await openFresh()
    let violation: unknown

    const hiding = uow.writeAsSystem(async () => {
      await put('a')
      await put('a').catch((error: unknown) => {
        violation = error
      })
    })

    await expect(hiding).rejects.toThrow()
    expect(isUniqueViolation(violation)).toBe(true)
    expect(await ids()).toEqual([])
  })

  it('cannot leave a failing statement behind', async () => {
    const { uow, put, ids } = await openFresh()

    const leaving = uow.writeAsSystem(async () => {
      await put('a')
      uow.sql`select 1 from nowhere`.catch(() => {})
    })

    await expect(leaving).rejects.toThrow()
    expect(await ids()).toEqual([])
  })

  it('sees one state from the first query of a read to its last', async () => {
    const { uow, put, ids } = await openFresh()
    await uow.writeAsSystem(() => put('a'))
    const first = gate()
    const written = gate()

    const counts = uow.read(async () => {
      const before = await uow.manager.count(Contest)
      first.open()
      await written.opened
      return [before, await uow.manager.count(Contest)]
    })
    await first.opened
    await uow.writeAsSystem(() => put('b'))
    written.open()

    expect(await counts).toEqual([1, 1])
    expect(await ids()).toEqual(['a', 'b'])
  })

  it('joins the one it is called in, and refuses what cannot be joined', async () => {
    const { uow, put, ids } = await openFresh()

    await uow.writeContestAsSystem('one', async () => {
      await uow.writeContestAsSystem('one', () => put('a'))
      await uow.writeAsSystem(() => put('b'))
      expect(await ids()).toEqual(['a', 'b'])
      await expect(uow.writeContestAsSystem('two', () => put('x'))).rejects.toThrow('Two contests')
    })

    await expect(uow.writeAsSystem(() => uow.writeContestAsSystem('one', () => put('x')))).rejects.toThrow(
      'inside write()',
    )
    await expect(uow.read(() => uow.writeAsSystem(() => put('x')))).rejects.toThrow('inside read()')
    await expect(uow.read(() => uow.writeContestAsSystem('one', () => put('x')))).rejects.toThrow('inside read()')
    await expect(uow.read(() => put('x'))).rejects.toThrow(/read-?only/)
    expect(await ids()).toEqual(['a', 'b'])
  })

  it("keeps the caller's own context, such as a request id", async () => {
    const { uow, put } = await openFresh()
    const request = new AsyncLocalStorage<number>()

    const seen = await Promise.all(
      [1, 2, 3].map((n) =>
        request.run(n, () =>
          uow.writeContestAsSystem('one', async () => {
            await put(`r${n}`)
            return request.getStore()
          }),
        ),
      ),
    )

    expect(seen).toEqual([1, 2, 3])
  })

  it('lets a task left behind open a unit of its own later', async () => {
    const { uow, put, ids } = await openFresh()
    const { open, opened } = gate()
    let task: Promise<unknown> = Promise.resolve()

    await uow.writeAsSystem(async () => {
      await put('a')
      task = opened.then(() => uow.writeAsSystem(() => put('b')))
    })
    open()
    await task

    expect(await ids()).toEqual(['a', 'b'])
  })

  it('leaves numbers without holes and hooks in order when units fail at random', async () => {
    const { uow, put } = await openFresh()
    await uow.writeAsSystem(() => put('one'))
    const sent: number[] = []
    const unit = (isFailing: boolean, isSlow: boolean) =>
      uow.writeContestAsSystem('one', async () => {
        const [head] = await uow.sql<{ seq: number }>`
          update contest set "headSeq" = "headSeq" + 1 where id = ${'one'} returning "headSeq" as seq`
        const seq = head?.seq ?? 0
        await uow.sql`insert into line("contestId", seq) values(${'one'}, ${seq})`
        uow.afterCommit(() => sent.push(seq))
        if (isFailing) throw new Error('no')
        if (isSlow) await new Promise((resolve) => setTimeout(resolve, 1))
      })

    const caller = async () => {
      for (let i = 0; i < 20; i++) await unit(Math.random() < 0.3, Math.random() < 0.05).catch(() => {})
    }
    await Promise.all(Array.from({ length: 16 }, caller))

    const stored = await uow.read(() => uow.sql<{ seq: number }>`select seq from line order by seq`)
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
    expect(sent).toEqual(stored.map(({ seq }) => seq))
  })

  it('finishes what is under way when it closes, and takes nothing new', async () => {
    const { uow, put, ids } = await openFresh()
    const reads = [ids(), ids(), ids(), ids()]
    const last = uow.writeAsSystem(() => put('last'))

    const closed = uow.close()

    await expect(uow.writeAsSystem(() => put('x'))).rejects.toThrow('closing')
    await last
    await Promise.all(reads)
    await closed
    await expect(ids()).rejects.toThrow('closing')
  })
})
