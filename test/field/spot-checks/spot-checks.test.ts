import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyAll } from '#server/verify-all'
import type { Activity } from '#shared/contest/contests/activities'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { CheckedCustomer, SpotCheckDesk, SpotCheckView, TeamChecks } from '#shared/field/spot-checks/contract'
import { AList, customers } from '#test/field/lists/a-list'
import type { Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit' }
/** A Friday; the week of the visits ends on Sunday. */
const FRIDAY = '2015-04-10T10:00:00+08:00'
const MONDAY = '2015-04-13T09:00:00+08:00'
const WEEK = '2015-04-06'

describe('抽查, checks by a call', () => {
  const { app, clock, director } = useApp({ at: FRIDAY })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT] } })
  beforeEach(() => clock.set(FRIDAY))

  const base = () => `/contests/${room.contest.id}`
  const visit = async (by: Member, customer: string, phone?: string) =>
    expectStatus(
      await by.client.post(`${base()}/activities`, {
        ...{ requestId: randomUUID(), activityId: VISIT.id, customer, ...(phone ? { phone } : {}) },
      }),
      201,
    )
  const visits = async (by: Member, count: number, from = 0) => {
    for (let n = from; n < from + count; n++) await visit(by, `客户${n}`, `1380000${String(n).padStart(4, '0')}`)
  }
  const desk = async () => (await director.get<SpotCheckDesk>(`${base()}/spot-checks`)).body
  const draw = (week = WEEK) =>
    director.post<SpotCheckDesk & { code?: string }>(`${base()}/spot-checks/draws`, { week })
  const call = (check: SpotCheckView | undefined, by = director) =>
    by.post<CheckedCustomer & { code?: string }>(`${base()}/spot-checks/${check?.id}/call`)
  const answer = (check: SpotCheckView | undefined, said: string) =>
    director.post<SpotCheckDesk & { code?: string }>(`${base()}/spot-checks/${check?.id}/answer`, { answer: said })
  const openIn = ({ checks }: SpotCheckDesk) => checks.filter((each) => each.answer === null)

  it('draw three of each team once the week is over, from those that have a number', async () => {
    await visits(room.west, 5)
    await visit(room.east, '没有号码')
    await visit(room.east, '有号码', '13900000001')
    expect((await draw()).body.code).toBe('week_not_over')
    clock.set(MONDAY)

    const { body } = await draw()

    const of = (teamId: string) => body.checks.filter((each) => each.teamId === teamId)
    expect([of(room.west.teamId).length, of(room.east.teamId).length]).toEqual([3, 1])
    expect(of(room.east.teamId)[0]?.customer).toEqual({ name: '有**', number: '139****0001' })
    expect(body.seed).toMatch(/^[0-9a-f]{16}$/)
    const again = await draw()
    expect([again.body.seed, again.body.checks.length]).toEqual([body.seed, 4])
    expect(body.teams).toEqual([
      { teamId: room.west.teamId, checked: 0, confirmed: 0, callable: 5, counted: 5 },
      { teamId: room.east.teamId, checked: 0, confirmed: 0, callable: 1, counted: 2 },
    ])
  })

  it('are called one at a time, and each call is in the list of changes', async () => {
    await visits(room.west, 5)
    clock.set(MONDAY)
    const [first, second] = (await draw()).body.checks

    expect((await answer(first, 'true')).body.code).toBe('spot_check_not_called')
    const shown = await call(first)
    expect(shown.body.number).toMatch(/^1380000000\d$/)
    expect((await call(second)).body.code).toBe('spot_check_open')
    expectStatus(await answer(first, 'true'), 200)
    expectStatus(await answer(first, 'true'), 200)
    expect((await answer(first, 'untrue')).body.code).toBe('spot_check_answered')
    expectStatus(await call(second), 200)

    const audit = await director.get<{ action: string }[] | { entries: { action: string }[] }>('/audit')
    expect(JSON.stringify(audit.body)).toContain('spot_check.called')
    expect(JSON.stringify(audit.body)).not.toContain(shown.body.number)
  })

  it('are drawn once more where no one answered, and never with the same customer again', async () => {
    await visits(room.west, 4)
    await visit(room.secondWest, '客户0', '13800000000')
    clock.set(MONDAY)
    await draw()
    const seen = new Set<string | null>()
    for (let calls = 0; calls < 4; calls++) {
      const [next] = openIn(await desk())
      seen.add((await call(next)).body.number)
      expectStatus(await answer(next, 'unanswered'), 200)
    }

    expect(seen.size).toBe(4)
    expect(openIn(await desk())).toEqual([])
    expect((await desk()).teams[0]).toMatchObject({ checked: 0, confirmed: 0 })
  })

  it('leave a customer alone for thirty days', async () => {
    await visits(room.west, 1)
    clock.set(MONDAY)
    expect((await draw()).body.checks).toHaveLength(1)
    await visits(room.west, 1)
    clock.set('2015-04-20T09:00:00+08:00')
    expect((await draw('2015-04-13')).body.checks).toHaveLength(1)
    clock.set('2015-05-12T09:00:00+08:00')
    await visits(room.west, 1)
    clock.set('2015-05-18T09:00:00+08:00')

    expect((await draw('2015-05-11')).body.checks).toHaveLength(2)
  })

  it('tell a team how its own came out, and no one else', async () => {
    await visits(room.west, 3)
    clock.set(MONDAY)
    for (const said of ['true', 'true', 'untrue']) {
      const [next] = openIn((await draw()).body)
      await call(next)
      await answer(next, said)
    }
    const seenBy = async (by: Member) => (await by.client.get<TeamChecks[]>(`${base()}/spot-checks/teams`)).body

    expect(await seenBy(room.secondWest)).toEqual([
      { teamId: room.west.teamId, checked: 3, confirmed: 2, callable: 3, counted: 3 },
    ])
    expect((await seenBy(room.east)).map(({ teamId }) => teamId)).toEqual([room.east.teamId])
    for (const path of ['/spot-checks', `/spot-checks/${randomUUID()}/call`])
      expect((await room.west.client.call(path.endsWith('call') ? 'POST' : 'GET', `${base()}${path}`)).status).toBe(403)
  })

  it('tell the member and the captain when the customer says no, and no one else', async () => {
    const captain = `${base()}/people/${room.secondWest.participantId}`
    expectStatus(await director.patch(captain, { isCaptain: true }), 200)
    await visits(room.west, 1)
    clock.set(MONDAY)
    const [only] = (await draw()).body.checks
    await call(only)
    for (const _ of [1, 2]) await answer(only, 'untrue')
    const noticesOf = async ({ client }: Member) => (await client.get<NoticePage>('/me/notices')).body.notices

    const about = { member: room.west.name, title: '拜访', day: '2015-04-10' }
    expect(await noticesOf(room.west)).toMatchObject([{ kind: 'check_untrue', about }])
    expect(await noticesOf(room.secondWest)).toMatchObject([{ kind: 'check_untrue', about }])
    expect(await noticesOf(room.east)).toEqual([])
  })

  it('are drawn from the lines of a list too, at the number of the line', async () => {
    const list = await new AList(room.contest).opened(customers(1))
    const [line] = await list.free(room.west)
    expectStatus(await list.claim(room.west, line?.id ?? ''), 201)
    const touch = { requestId: randomUUID(), activityId: VISIT.id, outcome: 'interested' }
    expectStatus(await room.west.client.post(list.lineAt(`/${line?.id}/touches`), touch), 200)
    clock.set(MONDAY)

    const { checks } = (await draw()).body

    expect(checks.map(({ customer }) => customer.number)).toEqual(['138****0001'])
    expect((await call(checks[0])).body).toEqual({ name: '客户1店', number: '13853000001' })
  })

  it('lose the number with the customer who is erased', async () => {
    await visits(room.west, 1)
    clock.set(MONDAY)
    const [only] = (await draw()).body.checks
    expectStatus(await director.post('/customers/erase', { phone: '138 0000 0000' }), 200)

    expect((await call(only)).body).toEqual({ name: null, number: null })
    expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()
    expect((await desk()).teams[0]).toMatchObject({ callable: 0, counted: 1 })
  })
})
