import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MyPledgeView, PledgeView } from '#shared/ritual/pledges/contract'
import { useApp, useContest } from '#test/support/fixtures'
import { ContestActor, itemOf } from './a-meeting'

// 2015-04-08 is a Wednesday, 04-10 a Friday, 04-13 a Monday.
describe('a morning meeting', () => {
  const day = '2015-04-10'
  const { app, director, clock } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest, west, east, secondWest: second } = useContest({ perTeam: 2 })
  const room = new ContestActor(contest, clock)
  const live = async () => (await director.get<LiveSnapshot>(`${room.base}/live`)).body

  it('announces 流动红旗 on the first day of a week, and on no other', async () => {
    await room.sell(east, '2015-04-09', 3)
    expect(itemOf((await room.desk('morning', day)).view, 'yesterday').flagTeamId).toBeUndefined()

    clock.set('2015-04-13T08:00:00+08:00')

    expect(itemOf((await room.desk('morning', '2015-04-13')).view, 'yesterday').flagTeamId).toBe(east.teamId)
  })

  it('prepares itself from the figures and is held with two calls', async () => {
    await room.sell(west, '2015-04-09', 3)
    await room.absent(second, day, 'leave')

    const prepared = await room.desk('morning', day)
    expect(prepared.view).toMatchObject({ status: 'prepared', item: 0 })
    expect(prepared.view.agenda.map((item) => item.type)).toEqual([
      ...['roll_call', 'slogan', 'rally', 'yesterday', 'praise', 'pledges', 'focus', 'go'],
    ])
    expect(itemOf(prepared.view, 'roll_call')).toMatchObject({
      onDuty: 3,
      absent: [{ name: second.name, kind: 'leave' }],
    })
    expect(itemOf(prepared.view, 'yesterday')).toMatchObject({ day: '2015-04-09', since: null })
    expect(itemOf(prepared.view, 'yesterday').teams.map((team) => team.points)).toEqual([6, 0])
    // 200 by the end: 21.98 due on day 10 of 91, 3 sold.
    expect(itemOf(prepared.view, 'pledges').needed[room.contest.g3]).toBe(19)

    expect((await room.post('morning', day, '/open')).body.view.status).toBe('open')
    const closed = await room.post('morning', day, '/close')
    expect(closed.body.view).toMatchObject({ status: 'closed', id: prepared.view.id })
    expect(closed.body.minutes).toMatchObject({
      onDuty: [west.name, east.name, expect.any(String)],
      closedBy: '王主任',
    })
  })

  it('calls the slogan that a director types in the meeting, for each team that has none', async () => {
    const team = (slogan: string) => director.patch(`${room.base}/teams/${west.teamId}`, { slogan })
    await team('')
    await room.post('morning', day, '/open')
    const slogans = async () => itemOf((await live()).ritual.meetings[0] as MeetingView, 'slogan').teams
    expect(await slogans()).toContainEqual({ teamId: west.teamId, slogan: '' })

    await team('湖西出征，一马当先')

    expect(await slogans()).toContainEqual({ teamId: west.teamId, slogan: '湖西出征，一马当先' })
    await room.post('morning', day, '/close')
    await team('另一句')
    expect(await slogans()).toContainEqual({ teamId: west.teamId, slogan: '湖西出征，一马当先' })
  })

  it('reads nothing into the database before a director does something', async () => {
    await room.desk('morning', day)

    expect((await director.get<MeetingView[]>(`${room.base}/meetings?day=${day}`)).body).toEqual([])
    expect((await live()).ritual.meetings).toEqual([])
  })

  it('locks the pledges when it closes, before the contest’s hour', async () => {
    await room.pledge(west, day, 5)
    await room.post('morning', day, '/open')
    expect((await room.pledge(west, day, 4)).status).toBe(200)
    await room.post('morning', day, '/close')

    expect((await room.pledge(west, day, 3)).body.code).toBe('pledge_only_raise')
    const asked = await east.client.get<MyPledgeView>(`${room.base}/pledges/mine`)
    expect(asked.body).toMatchObject({ isLateNow: true, lockedBy: 'meeting_closed' })
    const late = await room.pledge(east, day, 3)
    expect(late.body).toMatchObject({ isLate: true })
  })

  it('is led on every screen: each step is a fact, and late comers have the whole of it', async () => {
    await room.post('morning', day, '/open')
    const { seq } = await live()
    await room.post('morning', day, '/item', { item: 3 })
    await room.post('morning', day, '/item', { item: 3 })

    const snapshot = await live()
    expect(snapshot.seq).toBe(seq + 1)
    expect(snapshot.ritual.meetings).toMatchObject([{ kind: 'morning', status: 'open', item: 3 }])
    const member = (await west.client.get<LiveSnapshot>(`${room.base}/live`)).body
    expect(member.ritual.meetings).toEqual(snapshot.ritual.meetings)
  })

  it('tells the second director of a field who changed it and to what, and overwrites nothing', async () => {
    const other = await app.anAccount(director, 'director', '李主任')
    expect((await room.write('morning', day, 'rally', '全力冲刺', 0)).status).toBe(200)

    const refused = await room.write('morning', day, 'rally', '稳扎稳打', 0, other)

    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      code: 'field_changed',
      changed: { by: '王主任', value: '全力冲刺', revision: 1 },
    })
    expect((await room.write('morning', day, 'rally', '稳扎稳打', 1, other)).status).toBe(200)
    const { view, fields } = await room.desk('morning', day)
    expect(itemOf(view, 'rally').words).toBe('稳扎稳打')
    expect(fields.find((each) => each.field === 'rally')).toMatchObject({ revision: 2, changedBy: '李主任' })
  })

  it('lets two directors change different fields at once', async () => {
    const other = await app.anAccount(director, 'director', '李主任')

    const answers = await Promise.all([
      room.write('morning', day, 'rally', '全力冲刺', 0),
      room.write('morning', day, 'focus', '批发市场', 0, other),
    ])

    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    const { view } = await room.desk('morning', day)
    expect([itemOf(view, 'rally').words, itemOf(view, 'focus').words]).toEqual(['全力冲刺', '批发市场'])
  })

  it('survives a restart in the middle', async () => {
    await room.write('morning', day, 'rally', '全力冲刺', 0)
    await room.post('morning', day, '/open')
    await room.post('morning', day, '/item', { item: 2 })
    const before = (await live()).ritual

    await app.restart()
    Object.assign(director, { url: app.url })

    expect((await live()).ritual).toEqual(before)
    expect((await room.post('morning', day, '/close')).body.view).toMatchObject({ status: 'closed', item: 2 })
  })

  it('says what came after the evening’s report: 夕会后 +1 · 退订 1', async () => {
    const first = await room.sell(west, '2015-04-09', 2)
    const { seq, epoch } = await live()
    const uow = app.get(UnitOfWork)
    const id = randomUUID()
    await uow.writeAsSystem(() =>
      uow.manager.insert(BattleReport, {
        ...{ id, contestId: room.contest.id, kind: 'daily', day: '2015-04-09', seq, epoch, figures: {}, words: {} },
        ...{ status: 'published', authorId: null, createdAt: clock.now(), publishedAt: clock.now() },
        withdrawnReason: null,
      }),
    )
    await room.sell(west, '2015-04-09', 1)
    await director.post(`${room.base}/deals/${first.body.id}/withdrawal`, { reason: '录错' })

    const { view } = await room.desk('morning', day)

    expect(itemOf(view, 'yesterday')).toMatchObject({ reportId: id, since: { recorded: 1, withdrawn: 1 } })
    expect(itemOf(view, 'yesterday').teams[0]?.metrics[room.contest.g3]).toBe(1)
  })

  it('counts a ruling after the evening’s report neither as a new sale nor as a cancellation', async () => {
    const { body } = await room.sell(west, '2015-04-09', 2)
    const { seq, epoch } = await live()
    const uow = app.get(UnitOfWork)
    await uow.writeAsSystem(() =>
      uow.manager.insert(BattleReport, {
        ...{ id: randomUUID(), contestId: room.contest.id, kind: 'daily', day: '2015-04-09', seq, epoch, figures: {} },
        ...{ words: {}, status: 'published', authorId: null, createdAt: clock.now(), publishedAt: clock.now() },
        withdrawnReason: null,
      }),
    )
    const ruling = { participantId: second.participantId, reason: '两人争议，现场裁定' }
    const ruled = await director.post(`${room.base}/deals/${body.id}/reassignment`, ruling)
    expect(ruled.status).toBe(201)

    const { view } = await room.desk('morning', day)

    expect(itemOf(view, 'yesterday').since).toEqual({ recorded: 0, withdrawn: 0 })
  })

  it('praises different people for different reasons, by their figures', async () => {
    // East sells little and then more each day; west sells most, and on every day.
    for (const [n, past] of ['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-06', '2015-04-07'].entries()) {
      await room.sell(west, past, 5)
      if (n < 4) await room.sell(east, past, 1)
    }
    await room.sell(east, '2015-04-08', 3)
    await room.sell(west, '2015-04-09', 5)
    await room.sell(east, '2015-04-09', 4)
    await room.sell(second, '2015-04-09', 1)

    const { view, proposals } = await room.desk('morning', day)

    const praises = itemOf(view, 'praise').praises
    expect(new Set(praises.map((each) => each.participantId)).size).toBe(praises.length)
    expect(praises).toMatchObject([
      { name: west.name, reason: 'most_points', value: 10 },
      { name: second.name, reason: 'first_after_dry_spell', value: 6 },
    ])
    expect(proposals.filter((each) => each.reason === 'most_of_metric')).toMatchObject([{ name: west.name, value: 5 }])
  })

  it('praises a riser by the last five working days against the five before', async () => {
    clock.set('2015-04-15T08:00:00+08:00')
    for (const past of ['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-06', '2015-04-07']) {
      await room.sell(west, past, 5)
      await room.sell(east, past, 1)
    }
    for (const past of ['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-13', '2015-04-14']) {
      await room.sell(west, past, 5)
      await room.sell(east, past, 2)
    }

    const { view } = await room.desk('morning', '2015-04-15')

    expect(itemOf(view, 'praise').praises).toContainEqual(
      expect.objectContaining({ name: east.name, reason: 'biggest_rise', value: 10, compared: 10 }),
    )
  })

  it('leaves the praise to the director once one was dropped or added', async () => {
    await room.sell(west, '2015-04-09', 3)
    const { view } = await room.desk('morning', day)
    const [first] = itemOf(view, 'praise').praises

    await director.delete(room.meeting('morning', day, `/praises/${first?.id}`))
    const words = '帮新人跑了一下午'
    const input = { participantId: east.participantId, reason: 'helping', metricId: null, words }
    await room.post('morning', day, '/praises', input)
    await room.sell(second, '2015-04-09', 9)
    await room.post('morning', day, '/open')

    const after = await room.desk('morning', day)
    expect(itemOf(after.view, 'praise').praises).toMatchObject([{ name: east.name, reason: 'helping', words }])
  })

  it('calls the roll again when a member is marked absent in the middle of it', async () => {
    await room.post('morning', day, '/open')

    await room.absent(second, day, 'out')

    const [meeting] = (await live()).ritual.meetings
    expect(itemOf(meeting as MeetingView, 'roll_call')).toMatchObject({ onDuty: 3, absent: [{ kind: 'out' }] })
    expect((await live()).ritual.absent).toEqual([second.participantId])
  })

  it('is for directors, on its own day', async () => {
    expect((await room.post('morning', day, '/open', {}, west.client)).status).toBe(403)
    expect((await west.client.get(room.meeting('morning', day))).status).toBe(403)
    expect((await room.post('morning', '2015-04-09', '/open')).body.code).toBe('meeting_day_over')
    expect((await room.post('morning', day, '/close')).body.code).toBe('meeting_not_open')
    await room.hold('morning', day)
    expect((await room.write('morning', day, 'rally', '晚了', 0)).body.code).toBe('meeting_closed')
    const stranger = await app.addCenter()
    expect((await stranger.get(room.meeting('morning', day))).status).toBe(404)
  })

  it('shows on the wall what was pledged for the dead phone by the captain', async () => {
    await director.patch(`${room.base}/people/${west.participantId}`, { isCaptain: true })

    expect((await room.pledge(second, day, 4, west.client, { participantId: second.participantId })).status).toBe(200)
    const other = await room.pledge(east, day, 4, west.client, { participantId: east.participantId })

    expect(other.body.code).toBe('not_for_others')
    const wall = (await director.get<PledgeView[]>(`${room.base}/pledges?day=${day}`)).body
    expect(wall.map((each) => each.participantId)).toEqual([second.participantId])
  })
})
