import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { NumberDeadlines } from '#server/ledger/deals/reviews/number-deadlines'
import { aContest, aDraft } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { longestStretch } from '#test/support/stretches'
import { expectStatus } from '#test/support/test-app'
import { aSaleTo } from './a-customer'

const DEALS = 3_000
const IMPORTED = 3_000
/** Two pages, one of each reader that a turn may run. */
const MOST = 1_100

/** Copies the only deal, its customer and its entry, and gives an import rows with customers. */
function multiply(file: string): void {
  const db = new Database(file)
  const series = (to: number) => `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${to})`
  const copies = (table: string, changes: Record<string, string>) => {
    const columns = (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
    const values = columns.map((name) => changes[name] ?? `t."${name}"`)
    db.exec(`${series(DEALS - 1)} insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
      select ${values.join(', ')} from n join (select * from "${table}" limit 1) t`)
  }
  const id = `printf('%036d', i)`
  copies('deal', { id, requestId: id, seq: '1000 + i' })
  copies('deal_customer', { dealId: id, phone: `'1390000' || printf('%04d', i % 10)` })
  copies('ledger_entry', { id, dealId: id, seq: '1000 + i' })
  const at = '2015-04-10T02:00:00.000Z'
  db.exec(`insert into import_run ("id", "contestId", "accountId", "fileName", "status", "writes", "rows", "headers", "mapping",
      "words", "createdAt", "aliveAt")
    select 'run', "contestId", "recorderId", 'list.csv', 'ready', false, ${IMPORTED}, '[]',
      '{"columns":{},"metrics":{},"members":{},"cancelled":[]}', '{"metric":[],"member":[],"status":[]}', '${at}', '${at}'
    from deal limit 1`)
  db.exec(`${series(IMPORTED)} insert into import_row ("runId", "position", "cells", "outcome")
    select 'run', i, '["1390000' || printf('%04d', i) || '"]', 'error' from n`)
  db.exec(`update contest set "headSeq" = ${1000 + DEALS}`)
  db.close()
}

describe('customers of a large centre, read in short stretches so that no request waits for them', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeAll(async () => {
    const draft = aDraft()
    const metrics = draft.metrics.map((metric) => ({ ...metric, numberRule: 'same_day' as const }))
    const contest = await aContest(app, director, { draft: { ...draft, metrics } })
    await aSaleTo(contest)
    multiply(app.databaseUrl)
  })
  const stretchOf = (path: string, body: Record<string, unknown>) =>
    longestStretch(async () => expectStatus(await director.post(path, body), 200))

  it('while they are counted', async () => {
    const { held } = (await director.get<{ held: number }>('/customers/retention')).body

    expect(held).toBe(DEALS)
    expect(await longestStretch(() => director.get('/customers/retention'))).toBeLessThan(MOST)
  })

  it('while one is looked for and erased, in sales and in imported rows', async () => {
    expect(await stretchOf('/customers/count', { phone: '13900000001' })).toBeLessThan(MOST)
    expect(await stretchOf('/customers/erase', { phone: '13900000001' })).toBeLessThan(MOST)
  })

  it('while sales without their number are looked for', async () => {
    expect(await longestStretch(() => app.get(NumberDeadlines).look())).toBeLessThan(MOST * 2)
  })

  it('while the old ones are erased', async () => {
    expectStatus(await director.put('/customers/retention', { days: 30 }), 200)
    clock.set('2015-05-20T10:00:00+08:00')
    expectStatus(await director.post('/customers/retention/clock'), 200)

    expect(await longestStretch(() => app.get(CustomerRetentionService).look())).toBeLessThan(MOST)

    expect((await director.get('/customers/retention')).body).toMatchObject({ held: 0 })
  })
})
