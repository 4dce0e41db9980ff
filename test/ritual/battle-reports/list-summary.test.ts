import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ListSummaries } from '#server/ritual/battle-reports/list-summaries'
import type { ReportSummary, ReportView } from '#shared/ritual/battle-reports/contract'
import { longText } from '#shared/ritual/battle-reports/text'
import { AList, customers } from '#test/field/lists/a-list'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

// A Friday.
const START = '2015-04-10T10:00:00+08:00'

describe('the summary of lists', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })

  const reports = async () =>
    (await room.contest.director.get<ReportSummary[]>(`/contests/${room.contest.id}/reports`)).body

  it('is drafted once on the evening of the last working day, for a director to publish', async () => {
    const terms = { closesAt: '2015-04-10T03:00:00.000Z' }
    const list = await new AList(room.contest).opened(customers(4), terms)
    const [first, second] = await list.free(room.west)
    for (const line of [first, second]) expectStatus(await list.claim(room.west, line?.id ?? ''), 201)
    const sale = aDeal(room.contest, { customerName: '客户1', customerPhone: '13853000001' })
    expectStatus(await room.west.client.post(`/contests/${room.contest.id}/deals`, sale), 201)
    clock.set('2015-04-10T11:30:00+08:00')
    const assignment = list.at(`/${list.id}/assignments`)
    expectStatus(await room.contest.director.post(assignment, { requestId: randomUUID() }), 200)

    await app.get(ListSummaries).look()
    expect(await reports()).toEqual([])
    clock.set('2015-04-10T19:00:00+08:00')
    await app.get(ListSummaries).look()
    await app.get(ListSummaries).look()

    const [draft, ...others] = await reports()
    expect(others).toEqual([])
    expect(draft).toMatchObject({ kind: 'lists', status: 'draft', from: '2015-04-06', day: '2015-04-10' })
    expect((await room.west.client.get<ReportSummary[]>(`/contests/${room.contest.id}/reports`)).body).toEqual([])
    const { figures, words } = (
      await room.contest.director.get<ReportView>(`/contests/${room.contest.id}/reports/${draft?.id}`)
    ).body
    expect(figures.lists).toMatchObject({
      claimed: { lines: 2, won: 1 },
      assigned: { lines: 2, won: 0 },
      lesson: null,
    })
    const west = figures.lists?.teams.find(({ teamId }) => teamId === room.contest.west)
    expect(west).toMatchObject({ claimed: 2, won: 1 })
    expect(figures.lists?.teams.reduce((sum, team) => sum + team.assigned, 0)).toBe(2)
    expect(JSON.stringify(figures)).not.toMatch(/客户|1385300/)

    const text = longText('lists', figures, words, 'zh-CN')
    expect(text).toMatch(/名单周报/)
    expect(text).toContain('湖西队 认领 2')
    expect(text).toContain('认领的办成 1/2 50%｜分配的办成 0/2 0%')
    expect(longText('lists', figures, words, 'en')).toContain('Won of claimed 1/2 50% · Won of assigned 0/2 0%')
  })

  it('is of no contest without a list, and of no day before the week’s last', async () => {
    clock.set('2015-04-10T19:00:00+08:00')
    await app.get(ListSummaries).look()
    expect(await reports()).toEqual([])
    clock.set('2015-04-13T10:00:00+08:00')
    await new AList(room.contest).opened(customers(2))
    clock.set('2015-04-13T19:00:00+08:00')
    await app.get(ListSummaries).look()

    expect(await reports()).toEqual([])
  })
})
