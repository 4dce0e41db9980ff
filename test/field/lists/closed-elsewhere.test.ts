import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyAll } from '#server/verify-all'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { ElsewherePlan, ListObjection } from '#shared/field/lists/elsewhere'
import type { LineDetail } from '#shared/field/lists/touch'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import { AList, customers } from '#test/field/lists/a-list'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

/** A Friday; two working days later is Tuesday. */
const START = '2015-04-10T10:00:00+08:00'
type Refused = { code?: string }

describe('a held line that others close', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })
  let list: AList
  beforeEach(() => {
    clock.set(START)
    list = new AList(room.contest)
  })

  const claim = async (by: Member): Promise<string> => {
    const [line] = await list.free(by)
    expectStatus(await list.claim(by, line?.id ?? ''), 201)
    return line?.id ?? ''
  }
  const sell = async (by: Member, reference: string) => {
    const sold = await by.client.post<RecordedDeal>(
      `/contests/${room.contest.id}/deals`,
      aDeal(room.contest, { reference }),
    )
    expectStatus(sold, 201)
    return sold.body.id
  }
  const post = <Body>(rest: string, input: Record<string, unknown>) =>
    room.contest.director.post<Body & Refused>(list.at(`/${list.id}${rest}`), input)
  const object = (by: Member, lineId: string, sentence = '这一户在我名下') =>
    by.client.post<LineDetail & Refused>(list.lineAt(`/${lineId}/objections`), { requestId: randomUUID(), sentence })
  const look = (by: Member, lineId: string) => by.client.get<LineDetail & Refused>(list.lineAt(`/${lineId}`))
  const notices = async ({ client }: Member) => (await client.get<NoticePage>('/me/notices')).body.notices
  const isSound = async () => expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()

  it('is counted apart from won and lost where a channel sold it, after a look at which lines close', async () => {
    await list.opened(customers(4))
    const lineId = await claim(room.west)
    const input = { channel: 'hall', numbers: ['0530 0000001', '138 5300 0002', '05309999999'] }

    const plan = (await post<ElsewherePlan>('/elsewhere/preview', input)).body
    expect(plan).toMatchObject({ closed: 0, unknown: 1, unknownNumbers: ['05309999999'] })
    expect(plan.closes).toMatchObject([
      { lineId, name: '客户1店', number: '138****0001', holderId: room.west.participantId },
      { name: '客户2店', holderId: null },
    ])
    expect(await list.counts()).toMatchObject({ elsewhere: 0, claimed: 1 })

    const requestId = randomUUID()
    expect((await post<ElsewherePlan>('/elsewhere', { ...input, requestId })).body.closes).toEqual(plan.closes)
    expect((await post<ElsewherePlan>('/elsewhere', { ...input, requestId })).body).toMatchObject({
      closes: [],
      closed: 2,
    })
    expect(await list.counts()).toMatchObject({ elsewhere: 2, won: 0, lost: 0, free: 2, claimed: 0 })
    expect(await notices(room.west)).toMatchObject([{ kind: 'lines_elsewhere', about: { lines: 1, channel: 'hall' } }])
    expect((await list.own(room.west)).closed).toMatchObject([{ id: lineId, name: '客户1店', state: 'elsewhere' }])
    expect((await list.own(room.east)).closed).toEqual([])
    await isSound()
  })

  it('may be objected to, and goes back to its holder where the back office agrees', async () => {
    await list.opened(customers(3))
    const lineId = await claim(room.west)
    await post('/elsewhere', { channel: 'hotline', numbers: ['05300000001'], requestId: randomUUID() })

    expect((await object(room.east, lineId)).body.code).toBe('line_not_yours')
    expect((await object(room.west, lineId)).body.closed).toMatchObject({
      ...{ channel: 'hotline', seller: null, until: '2015-04-14', canObject: false },
      objection: { sentence: '这一户在我名下', state: 'open' },
    })
    expectStatus(await object(room.west, lineId), 200)
    const objections = (await room.contest.director.get<ListObjection[]>(list.at(`/${list.id}/objections`))).body
    expect(objections).toMatchObject([{ lineId, participantId: room.west.participantId, state: 'open' }])

    const settle = (outcome: string) => post<ListObjection[]>('/objections/settlement', { lineId, outcome })
    expect((await settle('reopened')).body).toMatchObject([{ state: 'reopened', lineState: 'held' }])
    expectStatus(await settle('reopened'), 200)
    expect((await settle('stays')).body.code).toBe('objection_settled')
    expect((await list.own(room.west)).lines).toMatchObject([{ id: lineId, state: 'held' }])
    expect((await notices(room.west))[0]).toMatchObject({ kind: 'objection_settled', about: { objection: 'reopened' } })
    await isSound()
  })

  it('is a dispute of the ledger where another member sold it, whose ruling the line shows', async () => {
    await list.opened(customers(3))
    const lineId = await claim(room.west)
    const dealId = await sell(room.east, '05300000001')
    expect(await notices(room.west)).toMatchObject([{ kind: 'line_closed', about: { lineId } }])
    expect((await look(room.west, lineId)).body).toMatchObject({
      line: { name: '客户1店', state: 'won' },
      closed: { seller: room.east.name, channel: null, until: '2015-04-14', canObject: true, objection: null },
    })
    expect((await look(room.east, lineId)).body.code).toBe('line_not_yours')
    expect((await room.west.client.post<Refused>(list.lineAt(`/${lineId}/number/reveal`), {})).body.code).toBe(
      'line_not_yours',
    )

    expectStatus(await object(room.west, lineId, '我上周拜访过'), 200)
    const { director, id } = room.contest
    const [dispute] = (await director.get<DisputeView[]>(`/contests/${id}/disputes`)).body
    expect(dispute).toMatchObject({ kind: 'objection', sentence: '我上周拜访过', deals: [{ id: dealId }] })
    const ruling = { outcome: 'taken_back', dealId, reason: '先登记的是西城' }
    expectStatus(await director.post(`/contests/${id}/disputes/${dispute?.id}/ruling`, ruling), 200)

    expect((await list.own(room.west)).lines).toMatchObject([{ id: lineId, state: 'held' }])
    await isSound()
  })

  it('may be objected to until the second working day is over, and not where its holder sold it', async () => {
    await list.opened(customers(3))
    const lineId = await claim(room.west)
    await sell(room.east, '05300000001')
    clock.set('2015-04-14T23:00:00+08:00')
    expect((await look(room.west, lineId)).body.closed?.canObject).toBe(true)
    clock.set('2015-04-15T00:01:00+08:00')
    expect((await look(room.west, lineId)).body.closed?.canObject).toBe(false)
    expect((await object(room.west, lineId)).body.code).toBe('line_objection_late')
    expect((await list.own(room.west)).closed).toEqual([])

    clock.set(START)
    const own = await claim(room.west)
    await sell(room.west, '05300000002')
    expect((await object(room.west, own)).body.code).toBe('line_closed_by_you')
  })
})
