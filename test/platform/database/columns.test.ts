import { LessThan } from 'typeorm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newDataSource } from '#server/platform/database/connection-options'
import { freshDatabase } from '#test/support/database'
import { openFresh } from './open'
import { aContest, Contest, entities, migrations } from './tables'

describe('the columns', () => {
  it('are the same in entities and migrations', async () => {
    const fresh = await freshDatabase()
    const dataSource = await newDataSource({ databaseUrl: fresh.databaseUrl, entities, migrations }).initialize()
    onTestFinished(async () => {
      await dataSource.destroy()
      await fresh.remove()
    })
    const drift = async () => (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query)

    expect(await drift()).not.toEqual([])
    await dataSource.runMigrations()
    expect(await drift()).toEqual([])
    await dataSource.undoLastMigration()
    await dataSource.runMigrations()
    expect(await drift()).toEqual([])
  })

  it('give back what was put in, through entities and through SQL', async () => {
    const { uow } = await openFresh()
    const contest = {
      ...aContest('c'),
      name: '红队',
      points: 2 ** 53 - 1,
      isOpen: false,
      rules: { laps: [1, 2] },
    }

    await uow.writeAsSystem(() => uow.manager.insert(Contest, contest))

    await uow.read(async () => {
      expect(await uow.manager.findOneBy(Contest, { id: 'c' })).toEqual(contest)
      const later = new Date(contest.at.getTime() + 1)
      expect(await uow.manager.countBy(Contest, { at: LessThan(later) })).toBe(1)
      expect(await uow.manager.countBy(Contest, { at: LessThan(contest.at) })).toBe(0)
      expect(await uow.sql`select at, "startsOn", points from contest where at < ${later}`).toEqual([
        { at: '2026-11-21T14:00:00.123Z', startsOn: '2026-11-21', points: 2 ** 53 - 1 },
      ])
      expect(await uow.sql`select id from contest where "isOpen" = ${false}`).toEqual([{ id: 'c' }])
    })
  })
})

describe('SQL through a unit', () => {
  it('gives plain rows, with numbers for sums and counts, on every path', async () => {
    const { uow, put } = await openFresh()

    await uow.writeAsSystem(async () => {
      await put('a')
      const rows = [1, 2, 3].map((seq) => ['a', seq, seq === 2 ? undefined : '单'])
      const inserted = await uow.sql`
        insert into line("contestId", seq, note) values ${uow.values(rows)} returning seq, note`
      expect(inserted).toEqual([1, 2, 3].map((seq) => ({ seq, note: seq === 2 ? null : '单' })))

      const [sums] = await uow.sql`select count(*) as n, sum(seq) as total, max(seq) as top from line`
      expect(sums).toEqual({ n: 3, total: 6, top: 3 })
      expect(await uow.sql`select seq from line where seq in (${uow.list([3, 1])}) order by seq`).toEqual([
        { seq: 1 },
        { seq: 3 },
      ])
      expect(await uow.sql`select seq from line where seq in (${uow.list([2])})`).toEqual([{ seq: 2 }])

      const update = 'update line set note = null where seq = 1 returning seq'
      expect(await uow.manager.query(update)).toEqual([{ seq: 1 }])
      expect(await uow.manager.sql`update line set note = null where seq = ${3} returning seq`).toEqual([{ seq: 3 }])
      expect(await uow.manager.query('delete from line where seq = 3')).toEqual([])
      expect(await uow.sql`delete from line where seq = ${2}`).toEqual([])
      expect(() => uow.list([])).toThrow('empty')
    })
  })

  it('tells entities how many rows they changed', async () => {
    const { uow, put } = await openFresh()
    await uow.writeAsSystem(async () => {
      await put('a')
      await put('b')
      expect((await uow.manager.update(Contest, { id: 'a' }, { name: 'x' })).affected).toBe(1)
      expect((await uow.manager.increment(Contest, { headSeq: 0 }, 'headSeq', 2)).affected).toBe(2)
      expect((await uow.manager.delete(Contest, { id: 'nobody' })).affected).toBe(0)
    })
  })
})
