import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerView } from '#shared/ledger/customers/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aSaleTo, ledgerOf, TRACE } from './a-customer'

describe('a customer', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let app: TestApp
  let director: Client
  let clerk: Client
  let contest: AContest
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
    clerk = await app.anAccount(director, 'clerk', '内勤小周')
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    contest = await aContest(app, director)
  })

  it('is whole for the member who holds them, and masked for other readers of the ledger', async () => {
    await aSaleTo(contest)

    const own = await ledgerOf(contest, contest.members[0]?.client as Client)
    expect(own).toMatchObject([{ customerName: '张小明', customerPhone: '138 0000 1234', canReveal: false }])
    for (const keeper of [director, clerk])
      expect(await ledgerOf(contest, keeper)).toMatchObject([
        { customerName: '张**', customerPhone: '138****1234', canReveal: true },
      ])
    expect(await ledgerOf(contest, contest.members[1]?.client as Client)).toEqual([])
  })

  it('is in nothing that the contest shows to a room', async () => {
    await aSaleTo(contest)
    const path = `/contests/${contest.id}`

    for (const shown of [path, `${path}/live`, `${path}/live?since=0`, `${path}/curve`, '/audit', `${path}/reports`])
      for (const who of [director, clerk, contest.members[1]?.client as Client])
        expect(JSON.stringify((await who.get(shown)).body)).not.toMatch(TRACE)
    expect(app.logLines.join()).not.toMatch(TRACE)
  })

  it('is shown to a clerk who asks, and the audit list says who looked at which deal', async () => {
    const dealId = await aSaleTo(contest)

    const told = await clerk.post<CustomerView>(`/contests/${contest.id}/deals/${dealId}/customer/reveal`)

    expect(told).toMatchObject({ status: 200, body: { name: '张小明', phone: '138 0000 1234' } })
    const [deal] = await ledgerOf(contest, director)
    const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    expect(lines[0]).toMatchObject({
      actor: '内勤小周',
      action: 'customer.revealed',
      subject: `${contest.members[0]?.name} #${deal?.seq}`,
    })
    expect(JSON.stringify(lines)).not.toMatch(TRACE)
  })

  it('is not shown for a deal of another contest, of another centre, or one that does not exist', async () => {
    const dealId = await aSaleTo(contest)
    const withoutCustomer = await aSaleTo(contest, 0, { customerName: undefined, customerPhone: undefined })
    const other = await aContest(app, director)
    const stranger = await app.addCenter()
    const revealed = (client: Client, contestId: string, id: string) =>
      client.post(`/contests/${contestId}/deals/${id}/customer/reveal`)

    expect((await revealed(director, other.id, dealId)).body.code).toBe('not_found')
    expect((await revealed(stranger, contest.id, dealId)).body.code).toBe('not_found')
    expect((await revealed(director, contest.id, withoutCustomer)).body.code).toBe('not_found')
    expect((await revealed(contest.members[0]?.client as Client, contest.id, dealId)).body.code).toBe('forbidden')
    expect((await ledgerOf(contest, director)).map((deal) => deal.canReveal)).toEqual([false, true])
  })
})
