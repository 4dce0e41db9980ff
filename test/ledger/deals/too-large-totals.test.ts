import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { anAmount, withAmount } from '#test/support/an-amount'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { inContest } from './reversals'

const ROOM = 150

describe('a total that no longer could be counted exactly (total_too_large)', () => {
  const amount = anAmount({ pointsPerUnit: 0, askAbove: 200 })
  let app: TestApp
  let director: Client
  let contest: AContest
  let first: string
  let held: string
  beforeEach(async () => {
    app = await TestApp.start({ clock: new TestClock('2015-04-10T10:00:00+08:00') })
    contest = await aContest(app, await app.setUp(), { draft: withAmount(amount) })
    first = (await inContest(contest).record(contest.member(0), of(1))).id
    held = (await inContest(contest).record(contest.member(0), of(201))).id
    const uow = app.get(UnitOfWork)
    const full = Number.MAX_SAFE_INTEGER - ROOM
    await uow.writeAsSystem(
      () =>
        uow.sql`update standing set "quantity" = ${full} where "contestId" = ${contest.id} and "day" = '' and "metricId" = ${amount.id}`,
    )
    // The totals are kept in memory.
    await app.restart()
    director = await app.signedIn('director')
  })
  afterEach(() => app.stop())
  const of = (quantity: number) => ({ items: [{ metricId: amount.id, quantity }] })
  const deals = () => `/contests/${contest.id}/deals`
  const record = (quantity: number) =>
    director.post(deals(), aDeal(contest, { ...of(quantity), participantId: contest.member(0).participantId }))
  const ledger = async () => (await director.get<DealPage>(deals())).body.deals

  it('is refused to the 分 when a sale is recorded, and nothing of it stays', async () => {
    expect(await record(ROOM + 1)).toMatchObject({ status: 409, body: { code: 'total_too_large' } })

    expect(await ledger()).toHaveLength(2)
    expect((await record(ROOM)).status).toBe(201)
  })

  it('is refused when a sale under review is confirmed, which waits on', async () => {
    const confirmed = await director.post(`${deals()}/${held}/confirmation`)

    expect(confirmed).toMatchObject({ status: 409, body: { code: 'total_too_large' } })
    expect((await ledger()).find(({ id }) => id === held)).toMatchObject({ review: { cause: 'quantity' } })
  })

  it('does not keep a sale from being withdrawn', async () => {
    expect((await director.post(`${deals()}/${first}/withdrawal`, { reason: '录错' })).status).toBe(204)
  })
})
