import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type AContest, aContest } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import type { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aRow, csv, Desk } from './an-import'

const TRACE = /张小三|13812341234/

describe('customers in imported files', () => {
  const clock = new TestClock('2015-04-20T10:00:00Z')
  let app: TestApp
  let director: Client
  let contest: AContest
  let desk: Desk
  beforeAll(async () => {
    app = await TestApp.start({ clock, workerFile: await backupWorker() })
    director = await app.setUp()
  })
  beforeEach(async () => {
    clock.set('2015-04-20T10:00:00Z')
    contest = await aContest(app, director)
    desk = new Desk(director, contest)
  })
  afterAll(() => app?.stop())
  async function traces(): Promise<number> {
    const uow = app.get(UnitOfWork)
    const rows = await uow.read(() => uow.sql<{ position: number }>`select * from import_row`)
    return rows.filter((row) => TRACE.test(JSON.stringify(row))).length
  }
  const FILE = csv([aRow('HX1'), aRow('HX2'), aRow('HX3', { date: '前天' }), aRow('HX4', { date: '2014-01-01' })])

  it('stay only in rows that may still become a deal, or have to be corrected', async () => {
    const view = await desk.imported(FILE, false)
    const compared = await traces()
    await desk.settle(view.id, [2], 'record')
    await desk.settle(view.id, [3], 'leave')
    const settled = await traces()
    await desk.imported(FILE)

    expect([compared, settled, await traces()]).toEqual([3, 1, 2])
    const { bytes } = await director.download(
      `/contests/${contest.id}/exports/ledger/csv?from=2015-04-01&to=2015-06-30&customers=whole`,
    )
    expect(bytes.toString().match(/张小三,13812341234/g)).toHaveLength(2)
  })

  it('are forgotten by their number with those of deals, name and all', async () => {
    await desk.checked(FILE)

    await director.post('/customers/erase', { phone: '138-1234-1234' })

    expect(await traces()).toBe(0)
  })

  it('are kept no longer than those of deals', async () => {
    const { id } = await desk.checked(FILE)
    expectStatus(await director.put('/customers/retention', { days: 30 }), 200)
    clock.set('2015-05-19T10:00:00Z')
    await app.get(CustomerRetentionService).look()
    const before = await traces()
    clock.set('2015-05-21T10:00:00Z')
    await app.get(CustomerRetentionService).look()

    expect([before, await traces()]).toEqual([4, 0])
    expect((await desk.view(id)).counts).toEqual({ missing: 2, error: 1, ignored: 1 })
  })
})
