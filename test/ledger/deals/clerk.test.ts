import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ContestSummary } from '#shared/contest/contests/contract'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

describe('内勤, the clerk', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let app: TestApp
  let director: Client
  let clerk: Client
  let contest: AContest
  let member: Member
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
    clerk = await app.anAccount(director, 'clerk', '内勤小周')
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director)
    member = contest.members[0] as Member
  })
  const record = (overrides: Record<string, unknown> = {}) =>
    clerk.post<RecordedDeal & { code: string }>(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { participantId: member.participantId, ...overrides }),
    )

  it('records for anyone and any day so far', async () => {
    const { status, body } = await record({ businessDate: '2015-04-01' })

    expect({ status, of: body.participantId }).toEqual({ status: 201, of: member.participantId })
    expect((await record({ businessDate: '2015-04-11' })).body.code).toBe('business_date_in_future')
    expect((await record({ participantId: undefined })).body.code).toBe('not_a_participant')
  })

  it('reads the whole ledger, its customers masked, and withdraws any deal at any time', async () => {
    const own = aDeal(contest, { customerName: '张记建材', customerPhone: '13800001234' })
    const sold = await member.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, own)
    clock.set('2015-05-20T10:00:00+08:00')

    const { deals } = (await clerk.get<DealPage>(`/contests/${contest.id}/deals`)).body
    expect(deals).toMatchObject([{ id: sold.body.id, customerName: '张**', canReveal: true, canWithdraw: true }])
    const path = `/contests/${contest.id}/deals/${sold.body.id}/withdrawal`
    expectStatus(await clerk.post(path, { reason: '客户退单' }), 204)

    const after = (await director.get<DealPage>(`/contests/${contest.id}/deals`)).body.deals
    expect(after).toMatchObject([{ withdrawal: { reason: '客户退单', by: '内勤小周' } }])
  })

  it('sees everyone’s totals as the director does', async () => {
    await record()

    const [seen, full] = await Promise.all(
      [clerk, director].map(async (who) => (await who.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body.lines),
    )

    expect(full).toHaveLength(2)
    expect(seen).toEqual(full)
  })

  it('neither pledges nor tells leave for others, and sees no contest before its start', async () => {
    const { participantId } = member
    const pledge = { day: '2015-04-10', participantId, lines: [{ metricId: contest.g3, quantity: 1 }], sentence: '' }
    const absence = { day: '2015-04-10', participantId, kind: 'leave' }
    const draft = await aContest(app, director, { status: 'draft' })

    expect((await clerk.put(`/contests/${contest.id}/pledges`, pledge)).body.code).toBe('not_for_others')
    expect((await clerk.put(`/contests/${contest.id}/absences`, absence)).body.code).toBe('not_for_others')
    expect((await clerk.get(`/contests/${draft.id}`)).body.code).toBe('not_found')
    const listed = (await clerk.get<ContestSummary[]>('/contests')).body.map(({ id }) => id)
    expect(listed).toContain(contest.id)
    expect(listed).not.toContain(draft.id)
  })
})
