import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { TerritoryView } from '#shared/contest/territories/contract'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('the territory of a sale', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west, east } = useContest()
  const base = () => `/contests/${contest.id}`
  const add = async (name: string, ...holders: { participantId: string }[]) => {
    const holderIds = holders.map(({ participantId }) => participantId)
    const made = await director.post<TerritoryView>(`${base()}/territories`, { id: randomUUID(), name, holderIds })
    expectStatus(made, 201)
    return made.body
  }
  const sell = (more: Record<string, unknown> = {}) =>
    west.client.post<RecordedDeal>(`${base()}/deals`, aDeal(contest, more))
  const soldIn = async () => {
    const { deals } = (await director.get<DealPage>(`${base()}/deals`)).body
    return deals.map(({ territory }) => territory)
  }
  const touched = async () => {
    const { body } = await director.get<TerritoryView[]>(`${base()}/territories`)
    return Object.fromEntries(body.map(({ name, lastTouchOn }) => [name, lastTouchOn]))
  }

  it('is the only one of its seller, and none of several unless one is chosen or its name typed', async () => {
    await sell()
    expect(await soldIn()).toEqual(['东街'])
    const market = await add('建材市场', west)

    await sell()
    await sell({ territoryId: market.id })
    await sell({ area: ' 建材市场 ' })

    expect(await soldIn()).toEqual(['建材市场', '建材市场', null, '东街'])
    expect((await sell({ territoryId: randomUUID() })).body).toMatchObject({ code: 'unknown_territory' })
    expect((await verify(app.databaseUrl)).differences).toBeUndefined()
  })

  it('touches it on the day of the sale, until that is withdrawn', async () => {
    const market = await add('建材市场')
    clock.set('2015-04-12T10:00:00+08:00')
    expectStatus(await sell({ businessDate: '2015-04-11', territoryId: market.id }), 201)
    const { id } = (await sell({ businessDate: '2015-04-12', territoryId: market.id })).body
    expect(await touched()).toEqual({ 东街: null, 建材市场: '2015-04-12' })

    expectStatus(await west.client.post(`${base()}/deals/${id}/withdrawal`, { reason: '报错了' }), 204)

    expect(await touched()).toEqual({ 东街: null, 建材市场: '2015-04-11' })
    const removed = await director.delete(`${base()}/territories/${market.id}`)
    expect(removed.body).toMatchObject({ code: 'territory_in_use' })
  })

  it('stays with the sale when that is given to another seller', async () => {
    const { id } = (await sell()).body
    await add('西街', east)

    expectStatus(
      await director.post(`${base()}/deals/${id}/reassignment`, { participantId: east.participantId, reason: '改判' }),
      201,
    )

    expect(await soldIn()).toEqual(['东街', '东街'])
  })
})
