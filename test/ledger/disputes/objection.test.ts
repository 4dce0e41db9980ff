import { beforeEach, describe, expect, it } from 'vitest'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { AuditPage } from '#shared/platform/audit/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp } from '#test/support/fixtures'

describe('an objection to a deal', () => {
  let contest: AContest
  let seller: Member
  let rival: Member
  let deal: RecordedDeal
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director)
    ;[seller, rival] = contest.members as [Member, Member]
    deal = await record({
      reference: '053800001',
      customerName: '张记五金',
      customerPhone: '13800001234',
      note: '门头房',
    })
  })
  const record = async (overrides: Record<string, unknown> = {}, by = seller) =>
    (await by.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))).body
  const object = (client: Client, dealId = deal.id, sentence = '这位客户是我在跟') =>
    client.post<DisputeView>(`/contests/${contest.id}/disputes`, { dealId, sentence })
  const list = async (client: Client) => (await client.get<DisputeView[]>(`/contests/${contest.id}/disputes`)).body
  const snapshot = async (client = director) => (await client.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body

  it('is open to everyone of the contest, without the customer and without who objected', async () => {
    const opened = await object(rival.client)

    expect(opened.status).toBe(201)
    expect(opened.body).toMatchObject({ kind: 'objection', state: 'open', openedBy: rival.name, canWithdraw: true })
    const [seen] = await list(seller.client)
    expect(seen).toMatchObject({ sentence: '这位客户是我在跟', openedBy: null, canWithdraw: false, canRule: false })
    const [forRival] = await list(rival.client)
    expect(forRival?.deals).toMatchObject([{ id: deal.id, participantName: seller.name, details: null }])
    expect(JSON.stringify(forRival)).not.toMatch(/张记|1380000|053800001|门头房/)
    const [forDirector] = await list(director)
    expect(forDirector).toMatchObject({ openedBy: rival.name, canRule: true })
    expect(forDirector?.deals[0]?.details).toMatchObject({ customerName: '张**', reference: '053800001' })
  })

  it('[LP15] is a fact without customer or objector, and moves no figure', async () => {
    const before = await snapshot()

    await object(rival.client)

    const after = await snapshot(seller.client)
    expect(after.feed[0]?.fact).toMatchObject({ type: 'dispute.opened', kind: 'objection', dealId: deal.id })
    expect(JSON.stringify(after.feed[0])).not.toMatch(new RegExp(`张记|1380000|053800001|${rival.name}`))
    expect(after.teams).toEqual(before.teams)
  })

  it('is not for one’s own deal, nor twice by one person, nor for someone who does not take part', async () => {
    expect((await object(seller.client)).body).toMatchObject({ code: 'own_deal' })
    expect((await object(rival.client)).status).toBe(201)
    expect((await object(rival.client)).body).toMatchObject({ code: 'dispute_repeated' })
    const other = await aContest(app, director)
    expect((await object((other.members[0] as Member).client)).body).toMatchObject({ code: 'not_a_participant' })
    const stranger = await app.addCenter()
    expect((await object(stranger)).body).toMatchObject({ code: 'not_found' })
  })

  it('is refused for a deal that is gone, and for one of another contest', async () => {
    await seller.client.post(`/contests/${contest.id}/deals/${deal.id}/withdrawal`, { reason: '录错' })
    expect((await object(rival.client)).body).toMatchObject({ code: 'dispute_deal_gone' })
    const other = await aContest(app, director)
    const foreign = await other.members[0]?.client.post<RecordedDeal>(`/contests/${other.id}/deals`, aDeal(other))
    expect((await object(rival.client, foreign?.body.id)).body).toMatchObject({ code: 'not_found' })
  })

  it('may be withdrawn by its opener, and then opened again', async () => {
    const { id } = (await object(rival.client)).body
    const withdraw = (client: Client) => client.post<DisputeView>(`/contests/${contest.id}/disputes/${id}/withdrawal`)

    expect((await withdraw(seller.client)).body).toMatchObject({ code: 'not_found' })
    expect((await withdraw(director)).body).toMatchObject({ code: 'not_found' })
    expect((await withdraw(rival.client)).body).toMatchObject({ state: 'withdrawn', canWithdraw: false })

    expect((await withdraw(rival.client)).status).toBe(200)
    const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    const noted = { actor: rival.name, subject: seller.name }
    expect(lines.slice(0, 2)).toMatchObject([
      { ...noted, action: 'dispute.withdrawn' },
      { ...noted, action: 'dispute.opened' },
    ])
    expect((await object(rival.client)).status).toBe(201)
  })

  it('is answered by the seller alone, in one sentence that everyone reads', async () => {
    const { id } = (await object(rival.client)).body
    const answer = (client: Client) =>
      client.put<DisputeView>(`/contests/${contest.id}/disputes/${id}/answer`, { answer: '上周就登记在我名下' })
    expect((await list(seller.client))[0]?.deals[0]?.canAnswer).toBe(true)

    expect((await answer(rival.client)).body).toMatchObject({ code: 'not_found' })
    expect((await answer(seller.client)).status).toBe(200)

    const [seen] = await list(rival.client)
    expect(seen?.deals[0]).toMatchObject({ answer: '上周就登记在我名下', canAnswer: false })
  })

  it('keeps the contest from its final result until it is ruled on or withdrawn', async () => {
    const { id } = (await object(rival.client)).body
    const close = () => director.post<{ status?: string; code?: string }>(`/contests/${contest.id}/close`)

    expect((await close()).body).toMatchObject({ code: 'disputes_open' })
    expect((await director.get(`/contests/${contest.id}`)).body).toMatchObject({ status: 'running' })
    await director.post(`/contests/${contest.id}/disputes/${id}/ruling`, { outcome: 'stands', reason: '已核实' })
    expect((await close()).body).toMatchObject({ status: 'closed' })

    expect((await object(rival.client)).body).toMatchObject({ code: 'contest_closed' })
    expect((await list(rival.client))[0]).toMatchObject({ state: 'ruled' })
  })

  it('goes on in 公示期, when members no longer record', async () => {
    clock.set('2015-07-01T09:00:00+08:00')
    expect((await director.get(`/contests/${contest.id}`)).body).toMatchObject({ status: 'settling' })
    const opened = await object(rival.client)

    expect(opened.status).toBe(201)
    const ruling = { outcome: 'taken_back', dealId: deal.id, reason: '客户没有办成' }
    const ruled = await director.post(`/contests/${contest.id}/disputes/${opened.body.id}/ruling`, ruling)
    expect(ruled.status).toBe(200)
  })
})
