import { afterEach, describe, expect, it, vi } from 'vitest'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { SqliteUnit } from '#server/platform/database/sqlite-unit'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { inContest } from '#test/ledger/deals/reversals'
import { aContest, aDraft } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

/** Tables that grow with each sale: a statement that walks one of them costs the more the longer the contest runs. */
const GROWING = ['deal', 'ledger_entry', 'live_event', 'pending_line', 'withdrawal', 'cancellation', 'reassignment']

describe('statements on the ledger, as SQLite plans them', () => {
  const fixture = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const its = useContest({ per: 'file' })
  afterEach(() => vi.restoreAllMocks())

  const filters: [string, () => string][] = [
    ['the whole ledger', () => ''],
    ['the sales of a metric', () => `metricId=${its.contest.broadband}`],
    ['the sales of a team', () => `teamId=${its.contest.west}`],
    ['the sales of a team and metric', () => `teamId=${its.contest.west}&metricId=${its.contest.g3}`],
    ['what waits', () => 'isPending=true'],
    ['what was withdrawn', () => 'isWithdrawn=true'],
    ['what was not withdrawn', () => 'isWithdrawn=false'],
    ['two days', () => 'from=2015-04-08&to=2015-04-09'],
  ]
  it.each(filters)('reach %s by an index that narrows', async (_, filter) => {
    const room = inContest(its.contest)
    await room.record(its.west)

    const plans = await plansDuring(async () =>
      expectStatus(await its.contest.director.get(`/contests/${its.contest.id}/deals?limit=50&${filter()}`), 200),
    )

    expect(plans.some(({ sql }) => sql.includes('"deal"'))).toBe(true)
    expect(plans.flatMap(faultsOf)).toEqual([])
  })

  it('reach the entries of one deal when it is recorded, withdrawn or cancelled', async () => {
    const room = inContest(its.contest)

    const plans = await plansDuring(async () => {
      const first = await room.record(its.west, { reference: '20150410001' })
      await room.record(its.east, { reference: '20150410001' })
      expectStatus(await room.withdraw(first.id), 204)
      const second = await room.record(its.west)
      expectStatus(await room.cancel(second.id), 204)
      const third = await room.record(its.west)
      expectStatus(await room.reassign(third.id, its.contest.member(1)), 201)
    })

    expect(plans.filter(({ sql }) => sql.includes('ledger_entry')).length).toBeGreaterThanOrEqual(5)
    expect(plans.flatMap(faultsOf)).toEqual([])
  })

  it('reach the sales whose number is late by their own numbers, and a single one by its key', async () => {
    const { app, director } = fixture
    const draft = aDraft()
    const metrics = draft.metrics.map((metric) => ({ ...metric, numberRule: 'same_day' as const }))
    const contest = await aContest(app, director, { draft: { ...draft, metrics } })
    await inContest(contest).record(contest.member(0))
    fixture.clock.set('2015-04-13T12:00:00+08:00')

    const plans = await plansDuring(() => app.get(NumberDeadlines).look())

    const looks = plans.filter(({ sql }) => /from deal d\b|from deal where/.test(sql.replaceAll(/\s+/g, ' ')))
    expect(looks).toHaveLength(2)
    for (const { steps } of looks) expect(steps.join('\n')).toMatch(/deal_seq \(contestId=\? AND seq>\?/)
    expect(plans.filter(({ sql }) => sql.includes('deal_review')).length).toBeGreaterThan(1)
    expect(plans.flatMap(faultsOf)).toEqual([])
  })

  interface Plan {
    sql: string
    steps: string[]
  }

  /** How SQLite reaches the rows of every statement that runs meanwhile. */
  async function plansDuring(act: () => Promise<void>): Promise<Plan[]> {
    const seen = new Map<string, readonly unknown[]>()
    const execute = SqliteUnit.prototype.execute
    vi.spyOn(SqliteUnit.prototype, 'execute').mockImplementation(function (this: SqliteUnit, sql, parameters) {
      seen.set(sql, parameters)
      return execute.call(this, sql, parameters)
    })
    await act()
    vi.restoreAllMocks()
    const uow = fixture.app.get(UnitOfWork)
    return uow.read(async () => {
      const plans: Plan[] = []
      for (const [sql, parameters] of seen) {
        const rows = (await uow.manager.query(`explain query plan ${sql}`, [...parameters])) as { detail: string }[]
        plans.push({ sql, steps: rows.map((row) => row.detail) })
      }
      return plans
    })
  }
})

/** Steps that read a growing table from end to end, or by an index that holds all its rows under one key. */
function faultsOf({ sql, steps }: { sql: string; steps: string[] }): string[] {
  const names = new Map(
    [...sql.matchAll(/(?:from|join|into|update)\s+"?(\w+)"?\s+(?:as\s+)?"?(\w+)"?/gi)].map(([, table, alias]) => [
      alias,
      table,
    ]),
  )
  return steps
    .filter((step) => {
      const [, name = ''] = step.match(/^SCAN (\w+)/) ?? []
      if (GROWING.includes(names.get(name) ?? name)) return true
      return (
        step.includes('ledger_entry_reversed_once') &&
        sql.includes('"reverses" is null') &&
        !sql.includes('r."reverses" =')
      )
    })
    .map((step) => `${step} in ${sql.replaceAll(/\s+/g, ' ').trim()}`)
}
