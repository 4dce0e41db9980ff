import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ActivityTallies } from '#server/field/activities/activity-tallies'
import { FactReader } from '#server/journal/facts/fact.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { verifyAll } from '#server/verify-all'
import type { Activity } from '#shared/contest/contests/activities'
import type { ContestView, DraftInput } from '#shared/contest/contests/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { bonusOf } from '#shared/ledger/standings/bonus'
import { rankingOf } from '#shared/ledger/standings/ranking'
import type { LiveSnapshot } from '#shared/live/protocol'
import { Screen } from '#test/journal/live/screen'
import { aDeal, aDraft, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '走访', unit: '次', kind: 'visit', points: 2 }
const CALL: Activity = { id: randomUUID(), name: '电话', unit: '个', kind: 'call' }
const START = '2015-04-10T10:00:00+08:00'
const SHARE = 20

describe('活动量 with a share in the points', () => {
  const { app, clock, director } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT, CALL], activityShare: SHARE } })
  beforeEach(() => clock.set(START))

  const at = (rest = '') => `/contests/${room.contest.id}${rest}`
  const visit = async (by: Member, customer?: string, requestId: string = randomUUID(), activityId = VISIT.id) =>
    expectStatus(await by.client.post(at('/activities'), { requestId, activityId, customer }), 201)
  const sell = async (by: Member, quantity: number) => {
    const items = [{ metricId: room.contest.g3, quantity }]
    const sold = await by.client.post<RecordedDeal>(at('/deals'), aDeal(room.contest, { items }))
    expectStatus(sold, 201)
    return sold.body
  }
  const aMinuteLater = async () => {
    clock.advance(1.1)
    await app.get(ActivityTallies).look()
  }
  const snapshot = async () => (await director.get<LiveSnapshot>(at('/live?protocol=3'))).body
  const boards = async () => {
    const { contest, teams, duty } = await snapshot()
    return rankingOf(contest, teams, duty).map(({ id, value }) => {
      const standing = teams.find(({ teamId }) => teamId === id)
      return [standing?.whole.points ?? 0, bonusOf(contest, standing), value]
    })
  }
  const bonusFacts = async () => {
    const viewpoint = { audience: 'ledger_keepers', upToSeq: 1_000, today: '2015-04-10' } as const
    const rows = await app.get(UnitOfWork).read(() => app.get(FactReader).after(room.contest.id, viewpoint, 0, 1_000))
    return rows.flatMap(({ fact }) => (fact.type === 'bonus.recorded' ? [fact] : []))
  }

  it('earns a team its points for each customer of a person and day, and nothing without one', async () => {
    const sold = await sell(room.west, 7)
    const points = sold.lines.reduce((sum, line) => sum + line.points, 0)
    for (const customer of ['张记五金', '张记五金', '李家超市']) await visit(room.west, customer)
    await visit(room.west)
    await visit(room.west, '王家', randomUUID(), CALL.id)
    await visit(room.east, '张记五金')
    expect(await boards()).toEqual([
      [points, 0, points],
      [0, 0, 0],
    ])

    await aMinuteLater()
    // 7 × 20 ÷ 80 is 1 of the 6 points that the deal and two customers earned; the east has sold nothing so far.
    const most = Math.floor((points * SHARE) / (100 - SHARE))
    expect(await boards()).toEqual([
      [points, Math.min(4, most), points + Math.min(4, most)],
      [0, 0, 0],
    ])
    expect(await verifyAll(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('never has more than its share, and follows the sales at once', async () => {
    for (let n = 0; n < 10; n++) await visit(room.west, `第${n}家`)
    const first = await sell(room.west, 40)
    await aMinuteLater()
    const [points = 0] = (await boards())[0] ?? []
    expect((await boards())[0]?.[1]).toBe(Math.min(20, Math.floor(points / 4)))

    const reason = '客户反悔'
    expectStatus(await room.west.client.post(at(`/deals/${first.id}/withdrawal`), { reason }), 204)
    expect((await boards())[0]).toEqual([0, 0, 0])
    await sell(room.west, 4)
    const [again = 0, bonus = 0] = (await boards())[0] ?? []
    expect(bonus).toBe(Math.floor(again / 4))
    expect(bonus * 100).toBeLessThanOrEqual(SHARE * (again + bonus))
  })

  it('reverses the points of a visit that is undone, and keeps those of the others', async () => {
    await sell(room.west, 40)
    const undone = randomUUID()
    await visit(room.west, '张记五金', undone)
    await visit(room.west, '李家超市')
    await aMinuteLater()
    expect((await boards())[0]?.[1]).toBe(4)

    expectStatus(await room.west.client.post(at('/activities/undo'), { requestId: randomUUID(), entry: undone }), 200)
    await aMinuteLater()
    expect((await boards())[0]?.[1]).toBe(2)
    await aMinuteLater()
    expect((await bonusFacts()).map(({ teams }) => teams.map(({ points }) => points))).toEqual([[4], [-2]])
    expect(await verifyAll(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('counts a customer who is named afterwards, and 补录 for its own date', async () => {
    await sell(room.west, 40)
    const bare = randomUUID()
    await visit(room.west, undefined, bare)
    await aMinuteLater()
    expect((await boards())[0]?.[1]).toBe(0)

    const said = { requestId: randomUUID(), entry: bare, customer: '张记五金' }
    expectStatus(await room.west.client.post(at('/activities/outcomes'), said), 200)
    const late = { requestId: randomUUID(), activityId: VISIT.id, customer: '张记五金', businessDate: '2015-04-09' }
    expectStatus(await room.west.client.post(at('/activities'), late), 201)
    await aMinuteLater()
    const { contest, teams } = await snapshot()
    expect(teams.map((team) => bonusOf(contest, team)).slice(0, 1)).toEqual([4])
    expect(teams[0]?.bonus?.activity).toMatchObject({ whole: 4, today: 2 })
  })

  it('moves no list of people, no star and no lead, and tells screens once a minute', async () => {
    await sell(room.east, 40)
    await sell(room.west, 39)
    const before = await snapshot()
    const screen = await new Screen(director, room.contest.id).untilLive()
    for (const by of [room.west, room.secondWest]) for (let n = 0; n < 4; n++) await visit(by, `第${n}家`)
    await aMinuteLater()

    const after = await snapshot()
    await screen.until(after.seq)
    expect(after.boards).toEqual(before.boards)
    expect(screen.state.teams).toEqual(after.teams)
    expect((await bonusFacts()).length).toBe(1)
    // A sale after it is told as columns, which leave the points outside sales as they are.
    await sell(room.east, 1)
    await screen.until((await snapshot()).seq)
    await screen.mustAgreeWithServer()
    screen.close()
  })

  it('is up to date at 终榜, whatever the minute', async () => {
    await sell(room.west, 40)
    await visit(room.west, '张记五金')
    expectStatus(await director.post(at('/close')), 200)

    expect((await boards())[0]?.[1]).toBe(2)
    expect(await verifyAll(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('is at most 20 %, and fixed at the start with its points', async () => {
    const draft = (share: number): DraftInput => ({
      ...aDraft(),
      activities: [{ ...VISIT, id: randomUUID() }],
      activityShare: share,
    })
    const made = await director.post<ContestView>('/contests', { name: '春耕' })
    const save = (share: number) =>
      director.put<ContestView & { code?: string }>(`/contests/${made.body.id}`, draft(share))
    expect((await save(21)).body.code).toBe('activity_share_too_large')
    expect((await save(20)).body.activityShare).toBe(20)
    expect((await save(0)).body.activityShare).toBeUndefined()

    const revise = (activities: Activity[]) =>
      director.post<{ code?: string }>(at('/revisions'), {
        ...{ from: '2015-04-13', reason: '调整', goals: [], points: [], activities },
      })
    expect((await revise([{ ...VISIT, points: 3 }, CALL])).body.code).toBe('activity_points_frozen')
    expect((await revise([VISIT, { ...CALL, points: 1 }])).body.code).toBe('activity_points_frozen')
    const stall: Activity = { id: randomUUID(), name: '摆场', unit: '场', kind: 'other' }
    expect((await revise([VISIT, CALL, { ...stall, points: 1 }])).body.code).toBe('activity_points_frozen')
    expectStatus(await revise([VISIT, CALL, stall]), 200)
  })

  it('is copied with the contest, its activities under new ids', async () => {
    const copied = await director.post<ContestView>(at('/copies'), { name: '第二季' })
    expectStatus(copied, 201)

    expect(copied.body).toMatchObject({
      activityShare: SHARE,
      activities: [{ name: '走访', points: 2 }, { name: '电话' }],
    })
  })
})
