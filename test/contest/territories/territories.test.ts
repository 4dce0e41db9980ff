import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { TerritoryView } from '#shared/contest/territories/contract'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('territories of a contest', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west, east, secondWest } = useContest({ perTeam: 2 })
  const base = () => `/contests/${contest.id}/territories`
  const list = async (client = director) => (await client.get<TerritoryView[]>(base())).body
  const named = async (name: string) => (await list()).find((each) => each.name === name)
  const add = (name: string, more: Record<string, unknown> = {}) =>
    director.post<TerritoryView>(base(), { id: randomUUID(), name, ...more })
  const areasOf = async (...ids: string[]) => {
    const { participants } = (await director.get<ContestView>(`/contests/${contest.id}`)).body
    return ids.map((id) => participants.find((each) => each.id === id)?.area)
  }
  const hold = (id: string, ...holders: { participantId: string }[]) =>
    director.put<TerritoryView>(`${base()}/${id}/holders`, {
      participantIds: holders.map(({ participantId }) => participantId),
    })
  const heldBy = (view: TerritoryView | undefined) =>
    view?.holdings.map(({ participantId, from, to }) => [
      contest.view.participants.find(({ id }) => id === participantId)?.name,
      from,
      to,
    ])

  it('come from the areas that people were listed with, and are seen by everyone of the contest', async () => {
    const seen = await list(west.client)

    expect(seen.map(({ name, segment, lastTouchOn }) => [name, segment, lastTouchOn])).toEqual([['东街', null, null]])
    expect(heldBy(seen[0])?.sort()).toEqual(['湖1', '湖2', '舜1', '舜2'].map((name) => [name, null, null]))
  })

  it('have a segment, a trade and doors, and a name that no other has, whatever its width and case', async () => {
    const made = await add('Ａ区市场', { segment: 'market', trade: 'building', subTrade: '瓷砖', doors: 120 })
    expectStatus(made, 201)

    expect(made.body).toMatchObject({ segment: 'market', trade: 'building', subTrade: '瓷砖', doors: 120 })
    expect((await add(' a区市场 ')).body).toMatchObject({ code: 'territory_taken' })
    const again = await director.post<TerritoryView>(base(), { id: made.body.id, name: 'Ａ区市场' })
    expect([again.status, (await list()).length]).toEqual([201, 2])
    const renamed = await director.patch<TerritoryView>(`${base()}/${made.body.id}`, { name: '瓷砖城', doors: null })
    expect(renamed.body).toMatchObject({ name: '瓷砖城', segment: 'market', doors: null })
    expect((await director.patch(`${base()}/${made.body.id}`, { name: '东街' })).body).toMatchObject({
      code: 'territory_taken',
    })
  })

  it('are held from the day of the change on, and say so wherever people are listed', async () => {
    const { id } = (await add('建材市场')).body

    expectStatus(await hold(id, west, secondWest), 200)
    expect(await areasOf(west.participantId, east.participantId)).toEqual(['东街、建材市场', '东街'])
    clock.set('2015-04-12T10:00:00+08:00')
    expect(heldBy((await hold(id, secondWest)).body)).toEqual(
      expect.arrayContaining([
        ['湖1', '2015-04-10', '2015-04-11'],
        ['湖2', '2015-04-10', null],
      ]),
    )

    expect(await areasOf(west.participantId)).toEqual(['东街'])
    expect((await hold(id, secondWest)).body.holdings).toHaveLength(2)
  })

  it('that are given up on the day on which they were taken leave no trace', async () => {
    const { id } = (await add('建材市场', { holderIds: [west.participantId] })).body

    expect((await hold(id)).body.holdings).toEqual([])
    expect(await areasOf(west.participantId)).toEqual(['东街'])
  })

  it('follow the area that is typed for a person, several names apart by 、', async () => {
    const path = `/contests/${contest.id}/people/${west.participantId}`
    expectStatus(await director.patch(path, { area: '西街、南关' }), 200)

    const found = await Promise.all(['西街', '南关', '东街'].map(named))

    expect(found.slice(0, 2).map(heldBy)).toEqual([[['湖1', '2015-04-10', null]], [['湖1', '2015-04-10', null]]])
    expect(heldBy(found[2])).toContainEqual(['湖1', null, '2015-04-09'])
    expectStatus(await director.patch(path, { area: '西街、南关', isCaptain: true }), 200)
    expect(await list()).toHaveLength(3)
  })

  it('are held no longer by people who leave', async () => {
    const path = `/contests/${contest.id}/people/${west.participantId}`
    expectStatus(await director.patch(path, { activeTo: '2015-04-10' }), 200)

    expect(heldBy(await named('东街'))).toContainEqual(['湖1', null, '2015-04-10'])
  })

  it('can be removed, are audited, and are of their contest and its directors alone', async () => {
    const { id } = (await add('建材市场', { holderIds: [west.participantId] })).body
    const stranger = await app.addCenter()

    expect((await west.client.delete(`${base()}/${id}`)).status).toBe(403)
    expect((await stranger.get(base())).status).toBe(404)
    expect((await stranger.delete(`${base()}/${id}`)).status).toBe(404)
    expectStatus(await director.delete(`${base()}/${id}`), 204)

    expect(await areasOf(west.participantId)).toEqual(['东街'])
    const { lines } = (
      await director.get<{ lines: { action: string; before: unknown }[] }>(`/audit?contestId=${contest.id}`)
    ).body
    expect(lines.slice(0, 2).map(({ action }) => action)).toEqual(['territory.removed', 'territory.added'])
    expect(lines[0]?.before).toMatchObject({ name: '建材市场', holders: ['湖1'] })
    expectStatus(await director.post(`/contests/${contest.id}/close`), 200)
    expect((await add('晚了')).body).toMatchObject({ code: 'contest_closed' })
  })

  it('are copied into the next contest with those who hold them', async () => {
    await add('建材市场', { segment: 'market', doors: 9, holderIds: [west.participantId] })
    await add('空白区')

    const copy = (await director.post<ContestView>(`/contests/${contest.id}/copies`, { name: '七月赛' })).body
    const copied = (await director.get<TerritoryView[]>(`/contests/${copy.id}/territories`)).body

    expect(copied.map(({ name, segment, doors, holdings }) => [name, segment, doors, holdings.length]).sort()).toEqual([
      ['东街', null, null, 4],
      ['建材市场', 'market', 9, 1],
      ['空白区', null, null, 0],
    ])
    expect(copied.every(({ id }) => !contest.view.participants.some((each) => each.id === id))).toBe(true)
  })

  it('are held from an earlier day where the director says so, but never across a later change', async () => {
    clock.set('2015-04-20T10:00:00+08:00')
    const { id } = (await add('汽配城')).body
    const from = (day: string, ...holders: { participantId: string }[]) =>
      director.put<TerritoryView & { code?: string }>(`${base()}/${id}/holders`, {
        ...{ participantIds: holders.map(({ participantId }) => participantId), from: day },
      })

    expect(heldBy((await from('2015-04-13', west)).body)).toEqual([[west.name, '2015-04-13', null]])
    expect((await from('2015-04-21', east)).body.code).toBe('business_date_in_future')
    expect((await from('2014-12-31', east)).body.code).toBe('business_date_outside_contest')
    expect((await from('2015-04-10', east)).body.code).toBe('holders_changed_later')
    expect(heldBy((await from('2015-04-16', east)).body)).toEqual(
      expect.arrayContaining([
        [west.name, '2015-04-13', '2015-04-15'],
        [east.name, '2015-04-16', null],
      ]),
    )
    expect((await from('2015-04-15', secondWest)).body.code).toBe('holders_changed_later')
    expect(heldBy(await named('汽配城'))).toHaveLength(2)
  })

  it('lose their holders with participants who are removed from a draft', async () => {
    const draft = (await director.post<ContestView>(`/contests/${contest.id}/copies`, { name: '草稿' })).body
    const [person] = draft.participants

    expectStatus(await director.delete(`/contests/${draft.id}/people/${person?.id}`), 204)

    const [street] = (await director.get<TerritoryView[]>(`/contests/${draft.id}/territories`)).body
    expect(street?.holdings).toHaveLength(3)
  })
})
