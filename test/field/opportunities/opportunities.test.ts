import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { verifyAll } from '#server/verify-all'
import type { OpportunityDesk, OpportunityView, OwnOpportunities } from '#shared/field/opportunities/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'
type Refused = { code?: string }

describe('商机, a deal of several steps', () => {
  const { app, clock, director } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })
  beforeEach(() => clock.set(START))

  const at = (rest = '') => `/contests/${room.contest.id}/opportunities${rest}`
  const open = async (by: Member, overrides: Record<string, unknown> = {}) => {
    const input = { id: randomUUID(), customer: '宏达物流园', phone: '138 5300 0001', what: '双线 100M', ...overrides }
    const opened = await by.client.post<OpportunityView & Refused>(at(), input)
    expectStatus(opened, 201)
    return opened.body
  }
  const move = (by: Member, id: string, step: string, rest: Record<string, unknown> = {}) =>
    by.client.post<OpportunityView & Refused>(at(`/${id}/steps`), { requestId: randomUUID(), step, ...rest })
  const undo = (by: Member, id: string, entry: string | null) =>
    by.client.post<OpportunityView & Refused>(at(`/${id}/undo`), { requestId: randomUUID(), entry })
  const own = async ({ client }: Member) => (await client.get<OwnOpportunities>(at('/own'))).body
  const desk = async () => (await director.get<OpportunityDesk>(at())).body
  const counting = (step: string | null) =>
    director.put<Refused>(at('/counting'), { steps: [{ metricId: room.contest.broadband, step }] })
  const sell = (by: Member, originId: string) =>
    by.client.post<RecordedDeal>(`/contests/${room.contest.id}/deals`, aDeal(room.contest, { originId }))
  const isSound = async () => expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()

  it('is listed by its next date, the overdue one first and what is lost last', async () => {
    await open(room.west, { what: '没有日期' })
    await open(room.west, { what: '下周', nextOn: '2015-04-17' })
    await open(room.west, { what: '过期', nextOn: '2015-04-08' })
    const lost = await open(room.west, { what: '丢单', nextOn: '2015-04-01' })
    const said = await room.west.client.post<OpportunityView>(at(`/${lost.id}/loss`), {
      ...{ requestId: randomUUID(), reason: '选了友商' },
    })
    expect(said.body).toMatchObject({ isLost: true, reason: '选了友商' })

    expect((await own(room.west)).opportunities.map(({ what }) => what)).toEqual(['过期', '下周', '没有日期', '丢单'])
    expect((await own(room.east)).opportunities).toEqual([])
    await isSound()
  })

  it('moves in one tap, once for each request, and its own member undoes it within ten minutes', async () => {
    const { id } = await open(room.west, { nextOn: '2015-04-11' })
    const requestId = randomUUID()
    const twice = { requestId, step: 'quote', nextOn: '2015-04-20' }
    for (const _ of [1, 2]) expectStatus(await room.west.client.post(at(`/${id}/steps`), twice), 200)
    expect((await own(room.west)).opportunities).toMatchObject([
      { step: 'quote', nextOn: '2015-04-20', undoable: requestId },
    ])
    expect((await move(room.east, id, 'contract')).body.code).toBe('opportunity_not_yours')

    const back = await undo(room.west, id, requestId)
    expect(back.body).toMatchObject({ step: 'survey', nextOn: '2015-04-11', undoable: null })

    const moved = (await move(room.west, id, 'contract')).body
    clock.set('2015-04-10T10:11:00+08:00')
    expect((await undo(room.west, id, moved.undoable)).body.code).toBe('step_window_over')
    expect((await undo(room.west, id, requestId)).body.step).toBe('contract')
    await isSound()
  })

  it('counts a step at the moment of its tap, however late it arrives', async () => {
    const { id } = await open(room.west)
    const tapped = { at: '2015-04-10T02:05:00.000Z', aheadMs: 0 }
    clock.set('2015-04-10T12:00:00+08:00')

    const moved = (await move(room.west, id, 'quote', { tapped })).body

    expect(moved).toMatchObject({ step: 'quote', steppedAt: tapped.at, undoable: null })
  })

  it('is no sale by itself; the sale that its member logs is linked, and 撤单 takes it off again', async () => {
    expectStatus(await counting('contract'), 200)
    const { id } = await open(room.west, { metricId: room.contest.broadband, feeFen: 120_000 })
    const signed = (await move(room.west, id, 'contract')).body
    expect(signed).toMatchObject({ countsAt: 'contract', dealId: null })
    const board = `/contests/${room.contest.id}/deals`
    expect((await director.get<{ deals: unknown[] }>(board)).body.deals).toEqual([])

    expectStatus(await sell(room.east, id), 201)
    expect((await own(room.west)).opportunities[0]?.dealId).toBeNull()
    const sold = await sell(room.west, id)
    expectStatus(sold, 201)
    expect((await own(room.west)).opportunities[0]?.dealId).toBe(sold.body.id)
    await isSound()

    const withdrawn = await room.west.client.post(`${board}/${sold.body.id}/withdrawal`, { reason: '报错了' })
    expect(withdrawn.status).toBeLessThan(300)
    expect((await own(room.west)).opportunities[0]).toMatchObject({ dealId: null, step: 'contract' })
    await isSound()
  })

  it('counts for a metric at the step that the director chose, and at none unless its name is one of 政企', async () => {
    const { id } = await open(room.west, { metricId: room.contest.broadband })
    expect((await own(room.west)).opportunities[0]?.countsAt).toBeNull()
    expect((await room.west.client.put<Refused>(at('/counting'), { steps: [] })).status).toBe(403)

    expectStatus(await counting('complete'), 200)

    expect((await own(room.west)).opportunities).toMatchObject([{ id, countsAt: 'complete' }])
  })

  it('shows the desk a sum for each step, and the steps of a team once two of it have any', async () => {
    const first = await open(room.west, { feeFen: 30_000 })
    await open(room.west, { feeFen: 50_000 })
    expectStatus(await move(room.west, first.id, 'quote'), 200)
    const teams = async () => (await desk()).teams.find(({ teamId }) => teamId === room.west.teamId)?.reached
    expect(await teams()).toBeNull()

    await open(room.secondWest, { customer: '张记五金' })

    const shown = await desk()
    expect(shown.sums.slice(0, 2)).toEqual([
      { step: 'survey', count: 2, feeFen: 50_000 },
      { step: 'quote', count: 1, feeFen: 30_000 },
    ])
    expect(await teams()).toEqual({ survey: 3, quote: 1, contract: 0, build: 0, complete: 0 })
    expect(shown.opportunities.map(({ customer }) => customer)).toContain('宏达物流园')
    expect((await room.west.client.get<Refused>(at())).status).toBe(403)
  })

  it('goes to another member by the back office', async () => {
    const { id } = await open(room.west)
    const to = { requestId: randomUUID(), participantId: room.east.participantId }

    expectStatus(await director.post(at(`/${id}/member`), to), 200)
    expectStatus(await director.post(at(`/${id}/member`), to), 200)

    expect((await own(room.east)).opportunities).toMatchObject([{ id, customer: '宏达物流园' }])
    expect((await move(room.west, id, 'quote')).body.code).toBe('opportunity_not_yours')
    await isSound()
  })

  it('keeps its number masked until it is called, and loses its customer but no count when that is erased', async () => {
    const { id, number } = await open(room.west, { feeFen: 30_000 })
    expect(number).toBe('138****0001')
    const reveal = (by: Member) => by.client.post<{ number: string } & Refused>(at(`/${id}/number/reveal`))
    expect((await reveal(room.east)).body.code).toBe('opportunity_not_yours')
    expect((await reveal(room.west)).body.number).toBe('13853000001')
    const { lines } = (await director.get<{ lines: { action: string }[] }>('/audit')).body
    expect(lines[0]?.action).toBe('customer.revealed')

    expectStatus(await director.post('/customers/erase', { phone: '13853000001' }), 200)

    expect((await own(room.west)).opportunities).toMatchObject([{ id, customer: null, number: null, feeFen: 30_000 }])
    expect((await desk()).sums[0]).toEqual({ step: 'survey', count: 1, feeFen: 30_000 })
    await isSound()
  })

  it('leaves as a sheet with customers masked, and the audit list knows', async () => {
    await open(room.west, { feeFen: 30_000 })

    const sheet = await director.download(at('/export?language=en'))

    expect(sheet.status).toBe(200)
    const { lines } = (await director.get<{ lines: { action: string; subject: string }[] }>('/audit')).body
    expect(lines[0]).toMatchObject({ action: 'figures.exported', subject: 'Opportunities-INTERNAL' })
    expect((await room.west.client.get<Refused>(at('/export'))).status).toBe(403)
  })

  it('verify finds a step that its history does not lead to', async () => {
    const { id } = await open(room.west)
    const uow = app.get(UnitOfWork)
    const put = (step: string) =>
      uow.writeContestAsSystem(
        room.contest.id,
        () => uow.sql`update opportunity set "step" = ${step} where "id" = ${id}`,
      )
    await put('build')

    expect((await verifyAll(app.databaseUrl)).differences?.[0]).toContain('another state than its history')
    await put('survey')
  })
})
