import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import { type CalendarView, isWorkingDay, schedule, workingDays } from '#shared/contest/duty/contract'
import type { LiveFact } from '#shared/live/facts'
import type { LiveReplay, LiveSnapshot } from '#shared/live/protocol'
import type { MyPledgeView, PledgeRates } from '#shared/ritual/pledges/contract'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { aContest, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'

describe('duty', () => {
  const day = '2015-04-10'
  const { app, director, clock } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest, west, east, secondWest: second } = useContest({ perTeam: 2 })
  const room = new ContestActor(contest, clock)
  const live = async () => (await director.get<LiveSnapshot>(`${room.base}/live`)).body
  const factsOf = async (work: () => Promise<unknown>): Promise<LiveFact[]> => {
    const { seq, epoch, today } = await live()
    await work()
    const replay = await director.get<LiveReplay>(`${room.base}/live?seq=${seq}&epoch=${epoch}&today=${today}`)
    return replay.body.events.flatMap((event) => ('fact' in event ? [event.fact] : []))
  }
  const holiday = (on: string, isWorking: boolean | null) =>
    director.put<CalendarView>(`${room.base}/calendar`, { days: [{ day: on, isWorking, note: '调休' }] })

  it('follows the weekdays, unless the calendar says otherwise', async () => {
    await holiday('2015-04-06', false)
    await holiday('2015-04-11', true)

    const { body } = await director.get<ContestView>(room.base)

    expect(body.calendar).toHaveLength(2)
    expect(workingDays(body, '2015-04-03', '2015-04-12')).toEqual([
      '2015-04-03',
      '2015-04-07',
      '2015-04-08',
      '2015-04-09',
      '2015-04-10',
      '2015-04-11',
    ])
    await holiday('2015-04-11', null)
    expect(isWorkingDay((await director.get<ContestView>(room.base)).body, '2015-04-11')).toBe(false)
    expect((await west.client.put(`${room.base}/calendar`, { days: [] })).status).toBe(403)
  })

  it('decides the schedule where the contest chose working days', async () => {
    const contest = await aContest(app, director, { perTeam: 1, draft: { paceBasis: 'working', workWeek: '12345' } })

    // 1 to 10 April 2015 has 8 working days of 65 (and 10 calendar days of 91).
    expect(schedule(contest.view, day)).toBeCloseTo(8 / 65)
    expect(schedule(room.contest.view, day)).toBeCloseTo(10 / 91)
    const first = contest.member(0)
    const { hints } = (await first.client.get<MyPledgeView>(`/contests/${contest.id}/pledges/mine`)).body
    expect(hints[0]?.forTarget).toBe(13)
  })

  it('reaches every screen, once', async () => {
    expect(await factsOf(() => room.absent(west, day, 'leave'))).toEqual([
      { type: 'duty.changed', day, absent: [west.participantId] },
    ])
    expect(await factsOf(() => room.absent(west, day, 'leave'))).toEqual([])
    expect(await factsOf(() => room.absent(west, day, null))).toEqual([{ type: 'duty.changed', day, absent: [] }])
  })

  it('is set by directors for anyone, by members for themselves from today on', async () => {
    expect((await room.absent(west, '2015-04-13', 'rest', west.client)).status).toBe(200)
    expect((await room.absent(west, '2015-04-09', 'rest', west.client)).body.code).toBe('absence_day_over')
    expect((await room.absent(east, day, 'rest', west.client)).body.code).toBe('not_for_others')
    expect((await room.absent(east, '2015-04-09', 'rest')).status).toBe(200)
    expect((await room.absent(east, '2015-07-01', 'rest')).body.code).toBe('business_date_outside_contest')
  })

  it('opens a team when everyone who is there has sold, without waiting for those on leave', async () => {
    await room.absent(second, day)

    expect((await factsOf(() => room.sell(west, day))).map((fact) => fact.type)).toEqual(['deal.recorded'])
    const third = await aThirdOfWest()
    expect((await factsOf(() => room.sell(third, day))).at(-1)).toEqual({
      ...{ type: 'team.opened', teamId: room.contest.west, day },
    })
  })

  it('does not count a member on leave as present', async () => {
    await aThirdOfWest()
    await room.absent(second, day)
    await room.sell(west, day)

    expect((await factsOf(() => room.sell(second, day))).map((fact) => fact.type)).toEqual(['deal.recorded'])
  })

  it('asks no pledge of members who are absent, have left or have not come yet', async () => {
    await room.absent(west, day)
    expect((await room.pledge(west, day, 2)).body.code).toBe('not_on_duty')
    await room.absent(west, day, null)
    expect((await room.pledge(west, day, 2)).status).toBe(200)

    await director.patch(`${room.base}/people/${east.participantId}`, { activeTo: '2015-04-09' })
    expect((await room.pledge(east, day, 2)).body.code).toBe('not_on_duty')
    expect((await room.sell(east, '2015-04-09')).status).toBe(201)
    expect((await live()).teams.find((team) => team.teamId === room.contest.east)?.whole.points).toBe(2)
  })

  it('counts kept pledges of people on duty only: the team and the contest for all, people for directors', async () => {
    for (const member of [west, east, second]) await room.pledge(member, day, 1)
    await room.sell(west, day)
    await room.sell(second, day)
    await room.absent(second, day)
    room.at('2015-04-13')

    const rates = async (client: Client) => (await client.get<PledgeRates>(`${room.base}/pledges/rates`)).body

    expect((await rates(director)).contest).toEqual({ kept: 1, pledged: 2 })
    expect((await rates(west.client)).teams).toEqual([
      { teamId: room.contest.west, kept: 1, pledged: 1 },
      { teamId: room.contest.east, kept: 0, pledged: 1 },
    ])
    expect((await rates(east.client)).people).toEqual([{ participantId: east.participantId, kept: 0, pledged: 1 }])
    expect((await rates(director)).people).toHaveLength(4)
  })

  /** A late joiner of the west team, active from today. */
  async function aThirdOfWest(): Promise<Member> {
    const rows = [{ name: '新人', login: `new${room.contest.id.slice(0, 8)}`, team: '湖西队', area: '' }]
    await director.post(`${room.base}/people`, { rows, isPreview: false })
    const { participants } = (await director.get<ContestView>(room.base)).body
    const joined = participants.at(-1)
    expect(joined).toMatchObject({ name: '新人', activeFrom: day })
    return { ...west, participantId: joined?.id ?? '', name: '新人' }
  }
})
