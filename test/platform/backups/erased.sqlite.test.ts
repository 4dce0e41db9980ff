import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backup } from '#server/platform/database/backup'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { aRow, csv, Desk } from '#test/ledger/imports/an-import'
import { aDeal } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import { expectStatus } from '#test/support/test-app'
import { AShop, inside, restoreByCommand } from './a-shop'

const ERASED = { name: '张小三', phone: '13812341234' }
const KEPT = ['李四四', '13912341234']
const date = '2015-04-10 09:12'

describe('a customer who was erased since the copy stays erased', () => {
  let workerFile: string
  let shop: AShop
  let copy: string
  let desk: Desk
  beforeAll(async () => {
    workerFile = await backupWorker()
  })
  beforeEach(async () => {
    shop = await AShop.open({ workerFile })
    copy = join(dirname(shop.file), 'copy.sqlite')
    desk = new Desk(shop.contest.director, shop.contest)
  })
  afterEach(() => shop.app.stop())

  const erase = async () =>
    expectStatus(await shop.contest.director.post('/customers/erase', { phone: ERASED.phone }), 200)
  async function restore(source = copy): Promise<string> {
    await shop.app.close()
    return restoreByCommand(shop.file, source)
  }
  async function aSale(phone: string): Promise<string> {
    const deal = aDeal(shop.contest, { customerName: '张小三', customerPhone: phone })
    return (await shop.seller.client.post<RecordedDeal>(`/contests/${shop.contest.id}/deals`, deal)).body.id
  }
  const phones = () =>
    inside(shop.file, (db) => db.prepare('select "phone" from deal_customer order by "phone"').pluck().all())
  const cells = () =>
    inside(shop.file, (db) =>
      db.prepare('select "cells" from import_row order by "position"').pluck().all(),
    ) as string[]
  const isTraced = () => [ERASED.name, ERASED.phone].some((trace) => readFileSync(shop.file).includes(trace))
  const other = () => [...aRow('HX2', { date }).slice(0, 6), ...KEPT]

  it('in rows of an import that are open in the copy', async () => {
    await desk.checked(csv([aRow('HX1', { date }), other(), aRow('HX3', { date: '前天' })]))
    backup(shop.file, copy)
    await erase()

    const said = await restore()

    expect(isTraced()).toBe(false)
    expect(cells()[1]).toContain(KEPT[1])
    expect(cells()[0]).toContain('HX1')
    expect(said).toContain('2 rows lost a customer who was erased since')
  })

  it('in rows that became deals first, while the customers of the others stay in theirs', async () => {
    const { id } = await desk.checked(csv([aRow('HX1', { date }), other()]))
    backup(shop.file, copy)
    expectStatus(await desk.start(id), 200)
    await desk.finished(id)
    await erase()

    await restore()

    expect(isTraced()).toBe(false)
    expect(cells()[1]).toContain(KEPT[1])
    await shop.restart()
    expectStatus(await desk.start(id), 200)
    expect((await desk.finished(id)).counts).toEqual({ written: 2 })
    expect(phones()).toEqual([KEPT[1]])
  })

  it('in the title row of a file that has none, and in the words of a wrong column', async () => {
    await desk.uploaded(csv([aRow('HX1', { date })], aRow('HX0', { date })))
    backup(shop.file, copy)
    await erase()
    expect(inside(shop.file, (db) => db.prepare('select "headers" from import_run').pluck().get())).not.toContain(
      '1381',
    )

    await restore()

    expect(inside(shop.file, (db) => db.prepare('select "headers" from import_run').pluck().get())).not.toContain(
      '1381',
    )
  })

  it('in deals that only the copy has', async () => {
    const old = join(dirname(shop.file), 'old.sqlite')
    await aSale(ERASED.phone)
    backup(shop.file, old)
    await aSale('138-1234-1234')
    await aSale('13900001111')
    backup(shop.file, copy)
    await restore(old)
    await shop.restart()
    await erase()

    await restore()

    expect(phones()).toEqual(['13900001111'])
  })

  it('in the one deal that lost it, where the same customer was left in another one', async () => {
    const dealId = await aSale(ERASED.phone)
    await aSale(ERASED.phone)
    backup(shop.file, copy)
    const path = `/contests/${shop.contest.id}/deals/${dealId}/customer`
    expectStatus(await shop.contest.director.delete(path), 204)

    await restore()

    expect(phones()).toEqual([ERASED.phone])
  })
})
