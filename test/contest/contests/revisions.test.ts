import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { contestOn } from '#shared/contest/contests/contest-on'
import { type ContestView, goalOf } from '#shared/contest/contests/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { Screen, WAIT } from '#test/journal/live/screen'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const TODAY = '2015-05-10'
const LATER = '2015-05-20'
const at = (day: string) => `${day}T10:00:00+08:00`

describe('a published revision', () => {
  const { app, director, clock } = useApp({ at: at(TODAY) })
  const { contest, west: member } = useContest()
  const revise = (input: Record<string, unknown>, client = director) =>
    client.post<ContestView & { code: string }>(`/contests/${contest.id}/revisions`, { reason: '上级调整', ...input })
  const view = async () => (await director.get<ContestView>(`/contests/${contest.id}`)).body
  const goal = (target: number, challenge = target) => ({
    teamId: contest.west,
    metricId: contest.g3,
    target,
    challenge,
  })
  const sell = async (businessDate: string, items = [{ metricId: contest.g3, quantity: 2 }], client = director) => {
    const overrides = { businessDate, items, participantId: member.participantId }
    return client.post<RecordedDeal & { code: string }>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))
  }
  const pointsOf = async (businessDate: string) => {
    const sold = await sell(businessDate)
    expectStatus(sold, 201)
    return sold.body.lines.reduce((sum, line) => sum + line.points, 0)
  }
  const targetOf = (contestView: ContestView, metricId: string | null) =>
    goalOf(contestView, contest.west, metricId)?.target

  it('holds from its day on, and tells who, why and what it was before', async () => {
    expectStatus(await revise({ from: LATER, goals: [goal(150, 180)] }), 200)

    expect(targetOf(await view(), contest.g3)).toBe(100)
    clock.set(at(LATER))
    const then = await view()
    expect(targetOf(then, contest.g3)).toBe(150)
    expect(then.revisions).toMatchObject([
      {
        from: LATER,
        reason: '上级调整',
        by: '王主任',
        changes: { goals: [{ before: { target: 100, challenge: 125 }, after: { target: 150, challenge: 180 } }] },
      },
    ])
    expect(targetOf(contestOn(then, TODAY), contest.g3)).toBe(100)
  })

  it('gives each sale the points of its own day, whenever it is recorded', async () => {
    expectStatus(await revise({ from: LATER, points: [{ metricId: contest.g3, pointsPerUnit: 3 }] }), 200)
    expect(await pointsOf(TODAY)).toBe(4)

    clock.set(at(LATER))

    expect([await pointsOf('2015-05-19'), await pointsOf(LATER)]).toEqual([4, 6])
    const verdict = await verify(app.databaseUrl)
    expect(verdict).toMatchObject({ ok: true })
  })

  it('is checked by verify, line by line, against the rules of its day', async () => {
    expectStatus(await revise({ from: LATER, points: [{ metricId: contest.g3, pointsPerUnit: 3 }] }), 200)
    clock.set(at(LATER))
    await pointsOf(LATER)
    const uow = app.get(UnitOfWork)
    await uow.writeAsSystem(() =>
      uow.manager.query(`update metric set "pointsPerUnit" = 7 where "id" = '${contest.broadband}'`),
    )
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })

    expectStatus(await sell(LATER, [{ metricId: contest.broadband, quantity: 1 }]), 201)

    const { ok, differences } = await verify(app.databaseUrl)
    expect(ok).toBe(false)
    expect(differences?.join()).toMatch(/points of .*: 5 for 1, 7 each on 2015-05-20/)
    await uow.writeAsSystem(() =>
      uow.manager.query(`update metric set "pointsPerUnit" = 5 where "id" = '${contest.broadband}'`),
    )
  })

  it('does not let a goal in points jump because a metric is worth more', async () => {
    const before = targetOf(await view(), null)
    expectStatus(await revise({ from: TODAY, points: [{ metricId: contest.g3, pointsPerUnit: 9 }] }), 200)

    expect([before, targetOf(await view(), null)]).toEqual([400, 400])

    expectStatus(await revise({ from: TODAY, goals: [goal(110, 130)] }), 200)
    expect(targetOf(await view(), null)).toBe(420)
  })

  it('adds a metric that is sold from its day on, and on no earlier one', async () => {
    const metric = { id: randomUUID(), name: '沃商务', unit: '户', pointsPerUnit: 4 }
    const items = [{ metricId: metric.id, quantity: 1 }]
    expectStatus(
      await revise({ from: LATER, metrics: [metric], goals: [{ ...goal(20, 30), metricId: metric.id }] }),
      200,
    )
    expect((await sell(TODAY, items)).body.code).toBe('unknown_metric')
    expect((await view()).metrics).toHaveLength(3)

    clock.set(at(LATER))

    expect((await view()).metrics.at(-1)).toMatchObject({ name: '沃商务', pointsPerUnit: 4 })
    expect((await sell('2015-05-19', items)).body.code).toBe('unknown_metric')
    const sold = await sell(LATER, items)
    expect(sold.body.lines).toEqual([{ metricId: metric.id, quantity: 1, points: 4 }])
    expect(targetOf(await view(), metric.id)).toBe(20)
  })

  it('reaches every screen at once, and again on its day', async () => {
    const screen = await new Screen(member.client, contest.id).untilLive()

    expectStatus(await revise({ from: LATER, goals: [goal(150)] }), 200)

    await vi.waitFor(() => expect(screen.link.state?.contest.revisions).toHaveLength(1), WAIT)
    expect(targetOf(screen.state.contest, contest.g3)).toBe(100)
    clock.set(at(LATER))
    await vi.waitFor(() => expect(targetOf(screen.state.contest, contest.g3)).toBe(150), WAIT)
    await screen.mustAgreeWithServer()
    screen.close()
  })

  it('keeps a goal that was reached as reached', async () => {
    const screen = await new Screen(director, contest.id).untilLive()
    const reached = () =>
      screen.state.feed.filter(({ fact }) => fact.type === 'goal.reached' && fact.level === 'target').length
    expectStatus(await sell(TODAY, [{ metricId: contest.g3, quantity: 100 }]), 201)
    await vi.waitFor(() => expect(reached()).toBe(1), WAIT)

    expectStatus(await revise({ from: TODAY, goals: [goal(110)] }), 200)
    expectStatus(await sell(TODAY, [{ metricId: contest.g3, quantity: 20 }]), 201)

    await vi.waitFor(() => expect(screen.state.teams[0]?.whole.metrics[contest.g3]?.quantity).toBe(120), WAIT)
    expect(reached()).toBe(1)
    screen.close()
  })

  it('lets a goal be told that a second revision of the same day then raises', async () => {
    expectStatus(await revise({ from: TODAY, goals: [goal(2, 30)] }), 200)
    expectStatus(await sell(TODAY), 201)
    expectStatus(await revise({ from: TODAY, goals: [goal(20, 30)] }), 200)

    expect((await verify(app.databaseUrl)).differences ?? []).toEqual([])
  })

  it('never reaches back, never changes what is sold already, and keeps the order in which it was announced', async () => {
    expect((await revise({ from: '2015-05-09', goals: [goal(150)] })).body.code).toBe('revision_reaches_back')
    expect((await revise({ from: '2015-07-01', goals: [goal(150)] })).body.code).toBe('business_date_outside_contest')
    expect((await revise({ from: TODAY, goals: [goal(100, 125)] })).body.code).toBe('revision_changes_nothing')
    await pointsOf(TODAY)
    const points = [{ metricId: contest.g3, pointsPerUnit: 3 }]
    expect((await revise({ from: TODAY, points })).body.code).toBe('revision_already_sold')
    expectStatus(await revise({ from: LATER, points }), 200)
    expect((await revise({ from: '2015-05-15', goals: [goal(150)] })).body.code).toBe('revision_before_last')
  })

  it('is a director’s alone, of the same centre, and of a contest that runs', async () => {
    const clerk = await app.anAccount(director, 'clerk')
    const stranger = await app.addCenter()
    const input = { from: TODAY, goals: [goal(150)] }

    expect((await revise(input, clerk)).status).toBe(403)
    expect((await revise(input, member.client)).status).toBe(403)
    expect((await revise(input, stranger)).status).toBe(404)
    expect((await revise({ from: TODAY })).status).toBe(400)
    expectStatus(await director.post(`/contests/${contest.id}/close`), 200)
    expect((await revise(input)).body.code).toBe('contest_closed')
  })
})
