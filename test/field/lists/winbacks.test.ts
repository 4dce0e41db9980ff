import { beforeEach, describe, expect, it } from 'vitest'
import { verifyAll } from '#server/verify-all'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { AList, customers } from '#test/field/lists/a-list'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'

describe('退订, a cancelled sale', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })
  let list: AList
  beforeEach(() => {
    clock.set(START)
    list = new AList(room.contest)
  })

  const deals = (rest = '') => `/contests/${room.contest.id}/deals${rest}`
  async function sell(by: Member, overrides: Record<string, unknown>): Promise<string> {
    const sold = await by.client.post<RecordedDeal>(deals(), aDeal(room.contest, overrides))
    expectStatus(sold, 201)
    return sold.body.id
  }
  const cancel = async (dealId: string, lines?: number[]) =>
    expectStatus(
      await room.contest.director.post(deals(`/${dealId}/cancellation`), {
        reason: '客户退订',
        ...(lines && { lines }),
      }),
      204,
    )
  const notices = async ({ client }: Member) =>
    (await client.get<NoticePage>('/me/notices')).body.notices.map(({ kind }) => kind)
  const winback = async () => (await list.all()).find(({ kept }) => kept === 'winback')
  const isSound = async () => expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()

  it('makes no list in a contest that works without lists', async () => {
    await cancel(await sell(room.west, { reference: '05301110001' }))

    expect(await winback()).toBeUndefined()
    expect(await notices(room.west)).toEqual([])
  })

  it('is a line to win back that its seller holds, once per sale, and the seller is notified', async () => {
    await list.opened(customers(2))
    const dealId = await sell(room.west, { reference: '05301110001', customerName: '张记五金' })
    await cancel(dealId)

    expect(await winback()).toMatchObject({ kind: 'winback', status: 'open', counts: { lines: 1, assigned: 1 } })
    const own = await list.own(room.west)
    expect(own.lines).toMatchObject([{ kind: 'winback', name: '张记五金', number: '053****0001', state: 'held' }])
    expect(own.lists.map(({ kind }) => kind)).toEqual(['expiry'])
    expect(await notices(room.west)).toEqual(['line_winback'])

    const second = await sell(room.west, { reference: '05301110001' })
    expect((await winback())?.counts).toMatchObject({ lines: 1, won: 1, assigned: 0 })
    await cancel(second)
    expect((await winback())?.counts).toMatchObject({ lines: 2, won: 1, assigned: 1 })
    await isSound()
  })

  it('is no line where another open line has the number, or the sale was withdrawn by its seller', async () => {
    await list.opened(customers(2))
    const withdrawn = await sell(room.west, { reference: '05301110002' })
    expect((await room.west.client.post(deals(`/${withdrawn}/withdrawal`), { reason: '报错了' })).status).toBe(204)
    expect(await winback()).toBeUndefined()

    const first = await sell(room.west, { reference: '05301110003' })
    await cancel(first)
    const other = await sell(room.east, { reference: '05301110004', customerPhone: '138 0000 0009' })
    await cancel(other)
    expect((await winback())?.counts).toMatchObject({ lines: 2, assigned: 2 })
    expect((await list.own(room.east)).lines).toHaveLength(1)
  })

  it('is a free line for the director where its seller has left, and the list stays as it is', async () => {
    await list.opened(customers(2))
    const dealId = await sell(room.west, { reference: '05301110005' })
    clock.set('2015-04-13T10:00:00+08:00')
    const { director, id } = room.contest
    const west = `/contests/${id}/people/${room.west.participantId}`
    expectStatus(await director.patch(west, { activeTo: '2015-04-12' }), 200)
    await cancel(dealId)

    const kept = await winback()
    expect(kept?.counts).toMatchObject({ lines: 1, free: 1 })
    expect(await notices(room.west)).toEqual([])
    expect((await director.delete<{ code: string }>(list.at(`/${kept?.id}`))).body.code).toBe('list_is_open')
    await isSound()
  })
})
