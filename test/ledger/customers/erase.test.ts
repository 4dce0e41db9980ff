import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { RetentionView } from '#shared/ledger/customers/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aSaleTo, ledgerOf, TRACE } from './a-customer'

describe('erasing customers', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let app: TestApp
  let director: Client
  let contest: AContest
  beforeAll(async () => {
    app = await TestApp.start({ clock })
  })
  afterAll(() => app.stop())
  let isFirst = true
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    director = isFirst ? await app.setUp() : await app.addCenter()
    isFirst = false
    contest = await aContest(app, director)
  })
  const held = () =>
    app
      .get(UnitOfWork)
      .read(() => app.get(UnitOfWork).sql<{ name: string | null }>`select "name", "phone" from deal_customer`)
  const audited = async () => (await director.get<AuditPage>('/audit')).body.lines

  it('takes a deal’s customer away and leaves the sale as it was', async () => {
    const dealId = await aSaleTo(contest)

    const erased = await director.delete(`/contests/${contest.id}/deals/${dealId}/customer`)

    expect(erased.status).toBe(204)
    expect(await ledgerOf(contest, contest.members[0]?.client as Client)).toMatchObject([
      { id: dealId, customerName: null, customerPhone: null, canReveal: false, lines: [{ quantity: 1 }] },
    ])
    const [line] = await audited()
    const { seq } = (await ledgerOf(contest, director))[0] ?? {}
    expect(line).toMatchObject({ action: 'customer.erased', subject: `${contest.members[0]?.name} #${seq}` })
    expect(JSON.stringify(line)).not.toMatch(TRACE)
    expect((await director.delete(`/contests/${contest.id}/deals/${dealId}/customer`)).status).toBe(404)
  })

  it('finds a number however it was typed, in every contest of the centre, and counts before it erases', async () => {
    const second = await aContest(app, director)
    await aSaleTo(contest)
    await aSaleTo(second, 1, { customerPhone: '+86-13800001234' })
    await aSaleTo(contest, 1, { customerPhone: '13800001235' })
    const stranger = await app.addCenter()
    const abroad = await aContest(app, stranger)
    await aSaleTo(abroad)
    const before = (await held()).length

    const counted = await director.post('/customers/count', { phone: '138-0000-1234' })
    const erased = await director.post('/customers/erase', { phone: '13800001234' })

    expect([counted.body, erased.body]).toEqual([{ deals: 2 }, { deals: 2 }])
    expect((await held()).length).toBe(before - 2)
    expect((await ledgerOf(abroad, stranger))[0]?.customerPhone).toBe('138****1234')
    expect((await ledgerOf(contest, director)).map((deal) => deal.customerPhone)).toEqual(['138****1235', null])
    expect((await audited())[0]).toMatchObject({ action: 'customer.erased', after: { deals: 2 } })
    expect(JSON.stringify(await audited())).not.toMatch(/0000-?1234/)
    expect((await director.post('/customers/count', { phone: '张三' })).body.code).toBe('invalid_input')
  })

  it('gives a retry of an erased sale its first answer, and does not hold its customer again', async () => {
    const requestId = crypto.randomUUID()
    const dealId = await aSaleTo(contest, 0, { requestId })
    await director.delete(`/contests/${contest.id}/deals/${dealId}/customer`)

    expect(await aSaleTo(contest, 0, { requestId })).toBe(dealId)
    expect((await ledgerOf(contest, director))[0]?.customerName).toBeNull()
  })

  it('keeps them as long as the centre says, by the day', async () => {
    await aSaleTo(contest)
    clock.set('2015-04-20T10:00:00+08:00')
    await aSaleTo(contest, 0, { businessDate: '2015-04-20' })
    const retention = app.get(CustomerRetentionService)

    const set = await director.put<RetentionView>('/customers/retention', { days: 30 })
    clock.set('2015-05-10T09:59:00+08:00')
    await retention.look()
    const kept = (await ledgerOf(contest, director)).map((deal) => deal.customerName)
    clock.set('2015-05-11T00:30:00+08:00')
    await retention.look()

    expect(set.body).toEqual({ days: 30, held: 2, oldestAt: '2015-04-10T02:00:00.000Z', isClockDoubted: false })
    expect(kept).toEqual(['张**', '张**'])
    expect((await ledgerOf(contest, director)).map((deal) => deal.customerName)).toEqual(['张**', null])
    expect((await director.get('/customers/retention')).body).toMatchObject({ days: 30, held: 1 })
    const [expired, changed] = await audited()
    expect(expired).toMatchObject({ actor: '', action: 'customer.expired', after: { deals: 1, customerDays: 30 } })
    expect(changed).toMatchObject({ action: 'customer.retention_changed', after: { customerDays: 30 } })
  })

  it('keeps them for good where no end is set, and in other centres', async () => {
    await aSaleTo(contest)
    const other = await app.addCenter()
    await other.put('/customers/retention', { days: 1 })

    clock.set('2019-04-10T10:00:00+08:00')
    await app.get(CustomerRetentionService).look()

    expect((await ledgerOf(contest, director))[0]?.customerName).toBe('张**')
    for (const days of [0, -1, 1.5, 4000])
      expect((await director.put('/customers/retention', { days })).status).toBe(400)
  })
})
