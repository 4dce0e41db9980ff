import { expect, it, vi } from 'vitest'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { RoomReader } from '#server/live/room.reader'
import { PostgresUnit } from '#server/platform/database/postgres-unit'
import { SqliteUnit } from '#server/platform/database/sqlite-unit'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'

const { app, clock } = useApp({ at: '2015-04-20T10:00:00+08:00' })
const its = useContest({ per: 'file' })

/** How often each unit reads the standings of single days. */
async function readsDuring(act: () => Promise<unknown>): Promise<Map<unknown, number>> {
  const reads = new Map<unknown, number>()
  type Execute = (sql: string, parameters: readonly unknown[], isPrepared?: boolean) => unknown
  const spies = [SqliteUnit, PostgresUnit].map(({ prototype }) => {
    const kind = prototype as { execute: Execute }
    const { execute } = kind
    return vi.spyOn(kind, 'execute').mockImplementation(function (this: unknown, sql, parameters, isPrepared) {
      if (/from standing where "contestId" = \S+ and "day" (?:=|in)/.test(sql))
        reads.set(this, (reads.get(this) ?? 0) + 1)
      return execute.call(this, sql, parameters, isPrepared)
    })
  })
  try {
    await act()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return reads
}

it('[LP8] a large room is read for the first time in several units, the last of which finds the days read', async () => {
  const room = inContest(its.contest)
  await room.record(its.west)
  clock.set('2015-04-23T10:00:00+08:00')
  app.get(SpansReader).few = 0

  const reader = app.get(RoomReader)
  const reads = [...(await readsDuring(() => reader.advance(its.contest.id, undefined, true))).values()]

  expect(reads.length).toBeGreaterThan(1)
  expect(reads.reduce((sum, n) => sum + n)).toBeGreaterThan(20)
  expect(reads.at(-1)).toBeLessThanOrEqual(2)
})
