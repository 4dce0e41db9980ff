import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { AList, csv, customers } from '#test/field/lists/a-list'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'

describe('名单, customers to win', () => {
  const { clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })
  let list: AList
  beforeEach(() => {
    clock.set(START)
    list = new AList(room.contest)
  })

  it('are read by the names of their columns, and rows that cannot be used say why', async () => {
    const draft = await list.upload(
      csv([
        ...customers(2),
        ['张记五金', '05300000001', '', '', 'B', '', '', ''],
        ['李家超市', '138****1234', '', '', 'B', '', '', ''],
        ['', '', '', '', 'B', '', '', ''],
        ['王家饭店', '05309999999', '', '', '金牌', '', '', ''],
        ['赵家饭店', '05309999998', '', '', 'C类', '2015年6月', '', '免费'],
      ]),
    )

    expect(draft.columns).toEqual({
      name: 0,
      number: 1,
      phone: 2,
      territory: 3,
      value: 4,
      expires: 5,
      plan: 6,
      pays: 7,
    })
    expect(draft.list.counts).toMatchObject({ lines: 2, free: 2, leftOut: 5 })
    expect(draft.troubles).toEqual([
      { trouble: 'twice_in_list', rows: 1, places: [4] },
      { trouble: 'masked_number', rows: 1, places: [5] },
      { trouble: 'no_customer', rows: 1, places: [6] },
      { trouble: 'bad_value', rows: 1, places: [7] },
      { trouble: 'bad_amount', rows: 1, places: [8] },
    ])
    expect((await list.lines())[0]).toMatchObject({
      ...{ name: '客户1店', number: '138****0001', value: 'A', expiresOn: '2015-05-31' },
      ...{ plan: '宽带100M', paysFen: 19_900, state: 'free' },
    })
  })

  it('keep the columns that were chosen for the file before, and leave out what an open list has', async () => {
    const first = await list.upload(csv(customers(3)))
    const columns = { ...first.columns, plan: undefined }
    await room.contest.director.put(list.at(`/${list.id}/columns`), { columns: JSON.parse(JSON.stringify(columns)) })
    expectStatus(await list.open({ ...first.proposed, ownAreaUntil: null }), 200)

    const second = await new AList(room.contest).upload(csv(customers(4, 2)))

    expect(second.troubles).toEqual([{ trouble: 'in_other_list', rows: 2, places: [2, 3] }])
    expect(second.list.counts.free).toBe(2)
  })

  it('propose the evening for the own area and noon of the next working day for the end of claiming', async () => {
    const { proposed } = await list.upload(csv(customers(1)))

    expect(proposed).toMatchObject({ cap: 20, capPerValue: { A: 5 }, holdDays: 7, claimMode: 'first_come' })
    expect(proposed.ownAreaUntil).toBe('2015-04-10T10:00:00.000Z')
    // The 10th is a Friday.
    expect(proposed.closesAt).toBe('2015-04-13T04:00:00.000Z')
  })

  it('keep their terms once they are open', async () => {
    const draft = await list.upload(csv(customers(2)))
    expect((await list.open({ ...draft.proposed, closesAt: '2015-04-10T01:00:00.000Z' })).body.code).toBe(
      'list_closes_too_early',
    )
    expectStatus(await list.open(draft.proposed), 200)

    expect((await list.open(draft.proposed)).body.code).toBe('list_is_open')
    expect((await room.contest.director.delete(list.at(`/${list.id}`))).status).toBe(409)
  })

  it('are claimed by one member each, who alone then reads the name', async () => {
    await list.opened(customers(2))
    const [line] = await list.free(room.west)
    const lineId = line?.id ?? ''
    expect(line).toMatchObject({ name: '客**', number: '138****0001', holderId: null })

    const requestId = randomUUID()
    expect((await list.claim(room.west, lineId, requestId)).body.name).toBe('客户1店')
    expectStatus(await list.claim(room.west, lineId, requestId), 201)
    expect((await list.claim(room.east, lineId)).body.code).toBe('line_taken')

    const own = await list.own(room.west)
    expect(own.lines).toHaveLength(1)
    // Seven working days after Friday the 10th.
    expect(own.lines[0]).toMatchObject({ id: lineId, lapsesOn: '2015-04-21', holderId: room.west.participantId })
    expect(own.first).toEqual([{ lineId, reason: 'value' }])
    expect((await list.own(room.east)).lines).toEqual([])
    expect(await list.counts()).toMatchObject({ free: 1, claimed: 1 })
  })

  it('are limited in all and by value, until one is put back', async () => {
    await list.opened(customers(12), { cap: 4, capPerValue: { A: 1 } })
    const [a, b, c, d, otherA, e] = (await list.free(room.west)).map(({ id }) => id) as [string, ...string[]]
    for (const id of [a, b, c]) expectStatus(await list.claim(room.west, id ?? ''), 201)
    expect((await list.claim(room.west, otherA ?? '')).body.code).toBe('list_value_cap_reached')
    expectStatus(await list.claim(room.west, d ?? ''), 201)
    expect((await list.claim(room.west, e ?? '')).body.code).toBe('list_cap_reached')

    expect((await list.release(room.east, a)).body.code).toBe('line_not_yours')
    expectStatus(await list.release(room.west, a), 200)

    expectStatus(await list.claim(room.west, otherA ?? ''), 201)
    expect(await list.counts()).toMatchObject({ claimed: 4, free: 8 })
  })

  it('are kept for who holds their territory until the hour is over', async () => {
    const { director } = room.contest
    const id = randomUUID()
    expectStatus(
      await director.post(`/contests/${room.contest.id}/territories`, {
        ...{ id, name: '舜师市场', segment: 'market', holderIds: [room.east.participantId] },
      }),
      201,
    )
    await list.opened(customers(2, 1, '舜师市场'), { ownAreaUntil: '2015-04-10T10:00:00.000Z' })
    const [first, second] = await list.free(room.west)
    expect(first?.territoryId).toBe(id)
    expect((await list.claim(room.west, first?.id ?? '')).body.code).toBe('line_reserved')
    expectStatus(await list.claim(room.east, first?.id ?? ''), 201)

    clock.set('2015-04-10T18:00:00+08:00')
    expectStatus(await list.claim(room.west, second?.id ?? ''), 201)
    expect((await director.delete(`/contests/${room.contest.id}/territories/${id}`)).body).toMatchObject({
      code: 'territory_in_use',
    })
  })

  it('take no claim once claiming is over', async () => {
    await list.opened(customers(1))
    const [line] = await list.free(room.west)
    clock.set('2015-04-13T12:00:00+08:00')

    expect((await list.claim(room.west, line?.id ?? '')).body.code).toBe('claiming_over')
    expect((await list.own(room.west)).lists).toEqual([])
  })
})
