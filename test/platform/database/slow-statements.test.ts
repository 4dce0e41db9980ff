import { expect, it, vi } from 'vitest'
import { openFresh } from './open'

const lines = (log: ReturnType<typeof vi.fn>) =>
  log.mock.calls.map(([line]) => String(line)).filter((line) => /took/.test(line))

it('reports each slow statement once, by its text and without its values', async () => {
  const log = vi.fn()
  const { uow, put } = await openFresh({ log, slowQueryMs: 0.000_001 })

  await uow.writeContestAsSystem('one', () => put('secret'))
  await uow.read(
    () => uow.sql`select "id"
    from contest where "id" = ${'secret'}`,
  )

  const told = lines(log)
  expect(told.some((line) => /^A statement took \d+ ms: insert into "?contest"?/i.test(line))).toBe(true)
  expect(told.filter((line) => /select "id" from contest where "id" = (\?|\$1)$/.test(line))).toHaveLength(1)
  expect(told.join()).not.toContain('secret')
})

it('says nothing of what is quick enough, nor without the setting', async () => {
  const log = vi.fn()
  const quick = await openFresh({ log, slowQueryMs: 60_000 })
  const without = await openFresh({ log })

  for (const { uow, put } of [quick, without]) await uow.writeAsSystem(() => put('a'))

  expect(lines(log)).toEqual([])
})
